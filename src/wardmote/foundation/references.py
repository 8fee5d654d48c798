"""References for people to quote: short, not in sequence, and hard to misread on the telephone."""

import secrets

#: Digits and capitals without I, L, O and U, which are misread or make words.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_reference(prefix: str) -> str:
    """A new reference such as C-7K3F-9QXD: forty bits of chance after a letter that says what it is of."""
    chance = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{prefix}-{chance[:4]}-{chance[4:]}"
