"""What docs/reference/ says of commands, indicators and sources is what the code says."""

from promises.reference import HOME, pages


def test_the_reference_is_not_stale():
    made = pages()
    print(f"{len(made)} pages of reference")
    stale = [name for name, text in made.items() if not (HOME / name).is_file() or (HOME / name).read_text() != text]
    assert not stale, f"Run script/docs: {stale} no longer say what the code says."
