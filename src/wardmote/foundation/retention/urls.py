"""Addresses of keeping: how long what is kept, what is past its time, legal holds, certificates of destruction."""

from wardmote.foundation.access import MEMBERS, address
from wardmote.foundation.retention import views

_DUE = "members/keeping/due/<uuid:disposal>/"
_HOLD = "members/keeping/holds/<uuid:hold>/"
_CERTIFICATES = "members/keeping/certificates/"

urlpatterns = [
    address("members/keeping/", views.list_keeping, name="list-keeping", access=MEMBERS),
    address(
        "members/keeping/how-long-we-keep-what.<str:kind>",
        views.download_keeping,
        name="download-keeping",
        access=MEMBERS,
    ),
    address("members/keeping/due/", views.list_due, name="list-due", access=MEMBERS),
    address(_DUE, views.show_due, name="show-due", access=MEMBERS),
    address(f"{_DUE}let-go/", views.approve_disposal, name="approve-disposal", access=MEMBERS),
    address(f"{_DUE}take-back/", views.take_approval_back, name="take-approval-back", access=MEMBERS, sends=True),
    address(f"{_DUE}keep-longer/", views.extend_disposal, name="extend-disposal", access=MEMBERS),
    address(f"{_DUE}hold/", views.hold_disposal, name="hold-disposal", access=MEMBERS),
    address("members/keeping/holds/", views.list_holds, name="list-holds", access=MEMBERS),
    address("members/keeping/holds/place/", views.place_hold, name="place-hold", access=MEMBERS),
    address(_HOLD, views.show_hold, name="show-hold", access=MEMBERS),
    address(f"{_HOLD}still-needed/", views.move_review, name="move-review", access=MEMBERS),
    address(f"{_HOLD}lift/", views.lift_hold, name="lift-hold", access=MEMBERS),
    address(_CERTIFICATES, views.list_certificates, name="list-certificates", access=MEMBERS),
    address(f"{_CERTIFICATES}<str:reference>/", views.show_certificate, name="show-certificate", access=MEMBERS),
    address(
        f"{_CERTIFICATES}<str:reference>.<str:kind>",
        views.download_certificate,
        name="download-certificate",
        access=MEMBERS,
    ),
]
