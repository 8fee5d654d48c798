"""Reads an escrowed copy of the keys that somebody hands over."""

from pathlib import Path

from wardmote.errors import Invalid

#: No escrowed copy is longer, in bytes.
LONGEST = 200_000


def read_text(path: Path) -> str:
    """The text of a file; raises Invalid for one that cannot be an escrowed copy."""
    try:
        with path.open("rb") as file:
            return file.read(LONGEST).decode("ascii")
    except OSError as problem:
        raise Invalid(f"{path} cannot be read: {problem.strerror}.", instead="Give the escrowed copy.") from problem
    except UnicodeDecodeError as problem:
        raise Invalid(f"{path} holds no escrowed keys.", instead="Give the text that was escrowed.") from problem
