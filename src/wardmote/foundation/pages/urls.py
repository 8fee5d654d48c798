"""Addresses of pages themselves: the gallery of components and a partnership's own colours and mark."""

from wardmote.foundation.access import PUBLIC, address
from wardmote.foundation.pages import views

urlpatterns = [
    address("gallery/", views.show_gallery, name="gallery", access=PUBLIC),
    address("<slug:partnership>/brand.css", views.show_brand, name="brand-stylesheet", access=PUBLIC),
    address("<slug:partnership>/mark.svg", views.show_mark, name="brand-mark", access=PUBLIC),
]
