"""What a page may load: our own styles, scripts and pictures, and nothing else from anywhere. See SECURITY.md.

Nothing inline is allowed, neither as an element nor as an attribute, so words that slip through escaping cannot run.
"""

from csp.constants import NONE, SELF

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        # default-src says so already; who reads the policy by machine looks for these words.
        "object-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF],
        # Pages of long work ask how far it is.
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
