"""Addresses of signing in and out, of a member's first page, and of their own account."""

from wardmote.foundation.access import ENTRANCE, MEMBERS, PUBLIC, address, for_roles
from wardmote.foundation.accounts.views import (
    account,
    demonstration,
    directory,
    elsewhere,
    entering,
    landing,
    links,
    setting_up,
)

ENTERING = [
    address("sign-in/", entering.sign_in, name="sign-in", access=ENTRANCE),
    address(
        "sign-in/demonstration/",
        demonstration.sign_in_to_demonstration,
        name="sign-in-demonstration",
        access=PUBLIC,
        sends=True,
    ),
    address("sign-in/passkey/", entering.sign_in_by_passkey, name="sign-in-passkey", access=ENTRANCE),
    address("sign-in/second-factor/", entering.second_factor, name="sign-in-second-factor", access=ENTRANCE),
    address("sign-in/with/<slug:issuer>/", elsewhere.sign_in_elsewhere, name="sign-in-elsewhere", access=ENTRANCE),
    address("sign-in/with/<slug:issuer>/back/", elsewhere.come_back, name="sign-in-elsewhere-back", access=ENTRANCE),
    address("sign-in/forgotten/", links.forgotten_password, name="forgotten-password", access=ENTRANCE),
    address("sign-in/new-password/", links.new_password, name="new-password", access=ENTRANCE),
    address("sign-out/", landing.sign_out, name="sign-out", access=PUBLIC, sends=True),
]

SETTING_UP = [
    address(f"sign-in/set-up/{route}", setting_up.on_the_way_in(view), name=name, access=ENTRANCE)
    for route, view, name in (
        ("", setting_up.choose, "set-up-factor"),
        ("app/", setting_up.set_up_app, "set-up-app"),
        ("passkey/", setting_up.set_up_passkey, "set-up-passkey"),
        ("codes/", setting_up.show_codes, "set-up-codes"),
    )
]

ACCOUNT = [
    address("members/", landing.show_landing, name="members", access=MEMBERS),
    address("members/account/", account.show_account, name="account", access=MEMBERS),
    address("members/account/password/", account.change_password, name="change-password", access=MEMBERS),
    address("members/account/confirm/", account.confirm_identity, name="confirm-identity", access=MEMBERS),
    address("members/account/factors/remove/", account.remove_factor, name="remove-factor", access=MEMBERS, sends=True),
    address("members/account/sessions/end/", account.end_sessions, name="end-sessions", access=MEMBERS, sends=True),
    *(
        address(f"members/account/{route}", setting_up.from_the_account(view), name=name, access=MEMBERS)
        for route, view, name in (
            ("app/", setting_up.set_up_app, "account-app"),
            ("passkey/", setting_up.set_up_passkey, "account-passkey"),
            ("codes/", setting_up.show_codes, "account-codes"),
        )
    ),
]

#: Who keeps the accounts of a partnership.
KEEPERS = for_roles("administrator")

ACCOUNTS = [
    address("members/accounts/", directory.list_accounts, name="list-accounts", access=KEEPERS),
    address("members/accounts/<slug:reference>/", directory.show_account_of, name="show-account-of", access=KEEPERS),
    *(
        address(f"members/accounts/<slug:reference>/{route}/", view, name=name, access=KEEPERS, sends=True)
        for route, view, name in (
            ("invite", directory.invite, "invite-member"),
            ("sign-out", directory.sign_out_member, "sign-out-member"),
            ("forget-factors", directory.forget_factors, "forget-factors"),
        )
    ),
]

urlpatterns = [*ENTERING, *SETTING_UP, *ACCOUNT, *ACCOUNTS]
