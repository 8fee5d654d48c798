"""The product's addresses, and those of the made-up kind."""

from promises.river_patrol import views
from wardmote.foundation.access import MEMBERS, address
from wardmote.project import urls as product

_ALL = "members/river/<slug:purpose>/"

urlpatterns = [
    address(_ALL, views.list_records, name="list-river-records", access=MEMBERS),
    address(f"{_ALL}records.csv", views.download_records, name="download-river-records", access=MEMBERS),
    address(f"{_ALL}<uuid:case>/<uuid:record>/", views.show_record, name="show-river-record", access=MEMBERS),
    *product.urlpatterns,
]

handler400, handler403 = product.handler400, product.handler403
handler404, handler500 = product.handler404, product.handler500
