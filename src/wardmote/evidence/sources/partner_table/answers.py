"""What a table of a survey says beside its answers: how many answered each question, and how many were asked."""

#: What columns of these roles count, and how a figure of theirs is named after its question.
RESPONSES, ASKED, ANSWERS = "responses", "people asked", "answers"
BESIDE_ANSWERS = {"responses": RESPONSES, "asked": ASKED}
JOIN = " · "


def named(question: str, unit: str) -> str:
    """The kind of a figure that stands beside a question's answers."""
    return f"{question}{JOIN}{unit}"


def question_of(kind: str, unit: str) -> str:
    """The question that such a figure stands beside."""
    return kind.removesuffix(f"{JOIN}{unit}")
