"""The address of the search. What is typed is sent and stands in no address."""

from wardmote.desks.searching import views
from wardmote.foundation.access import MEMBERS, address

urlpatterns = [address("members/search/", views.search_everything, name="search", access=MEMBERS)]
