"""The secret of an authenticator app as a picture to scan (a QR code, drawn here) and as letters to type."""

from urllib.parse import quote, urlencode

from markupsafe import Markup
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

ISSUER = "Wardmote"
#: The quiet edge a reader needs, in squares.
EDGE = 4


def address_for_app(email: str, secret: str) -> str:
    """The address that authenticator apps read, in the form they agree on (otpauth)."""
    return f"otpauth://totp/{quote(ISSUER)}:{quote(email)}?{urlencode({'secret': secret, 'issuer': ISSUER})}"


def picture_of(words: str) -> Markup:
    """The words as an SVG of black squares on white, without style or script."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(words)
    code.make(fit=True)
    squares = "".join(
        f"M{x + EDGE} {y + EDGE}h1v1h-1z"
        for y, row in enumerate(code.get_matrix())
        for x, dark in enumerate(row)
        if dark
    )
    side = code.modules_count + 2 * EDGE
    return Markup(
        '<svg class="wm-qr" viewBox="0 0 {side} {side}" width="240" height="240" role="img" aria-labelledby="qr-title"'
        ' shape-rendering="crispEdges"><title id="qr-title">{title}</title>'
        '<rect width="{side}" height="{side}" fill="#ffffff"/><path d="{squares}" fill="#000000"/></svg>'
    ).format(side=side, squares=squares, title="A picture for your authenticator app to scan")


def in_fours(secret: str) -> str:
    """ABCD EFGH …, as people read letters out."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
