"""Addresses of pages themselves: the gallery of components and a partnership's own colours."""

from wardmote.foundation.access import PUBLIC, address
from wardmote.foundation.pages import views

urlpatterns = [
    address("gallery/", views.show_gallery, name="gallery", access=PUBLIC),
    address("brand.css", views.show_brand, name="brand-stylesheet", access=PUBLIC),
]
