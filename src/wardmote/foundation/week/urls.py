"""The address at which a member says that they have looked."""

from wardmote.foundation.access import MEMBERS, address
from wardmote.foundation.week import views

urlpatterns = [address("members/looked/", views.looked, name="looked", access=MEMBERS, sends=True)]
