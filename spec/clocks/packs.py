"""A rule as a pack writes it down, for tests that read packs."""


def entry(**more: str) -> str:
    """One entry of a pack; `more` are its lines by name, as TOML, in place of the usual ones."""
    told = {
        "id": '"X"', "title": '"A rule"', "kind": '"S"', "citation": '"An Act"', "event": '"it came"',
        "to_do": '"do it"', "limit": '{ days = 7, counting = "after" }',
    } | more  # fmt: skip
    return "[[rule]]\n" + "\n".join(f"{name} = {value}" for name, value in told.items()) + "\n"
