"""What an authority writes down of a decision under section 17 of the Crime and Disorder Act 1998. Plain Python."""

from datetime import date

from wardmote.errors import Invalid, NotNow

#: Roles that keep the register.
WRITES = ("csp_manager", "community_safety_officer", "agency_lead")
LAW = "Crime and Disorder Act 1998, section 17(1)"
#: What the decision was thought to do to crime, disorder, drug and drink misuse, reoffending and serious violence.
LESSENS, NOTHING, ADDS = "lessens", "nothing", "adds"
EFFECTS = {
    LESSENS: "It helps to prevent them",
    NOTHING: "It has no effect on them that anybody can see",
    ADDS: "It may add to them, and something is done about that",
}
REGARDED, WITHDRAWN = "regarded", "withdrawn"
STATES = (REGARDED, WITHDRAWN)


def check_decision(*, title: str, regarded: str, effect: str, remedy: str, decided: date, today: date) -> None:
    """Raise Invalid for what says nothing of how crime and disorder were regarded."""
    if not title.strip() or not regarded.strip():
        raise Invalid(
            "It says nothing of what was decided, or of how crime and disorder were regarded.", instead="Say both."
        )
    if effect not in EFFECTS:
        raise Invalid("Nobody says what it does to crime and disorder.", instead="Choose one of the answers.")
    if effect == ADDS and not remedy.strip():
        raise Invalid(
            "It may add to crime and disorder, and nothing is done about that.",
            instead="Section 17 asks for all that can reasonably be done: say what is.",
        )
    if decided > today:
        raise Invalid("The day is in the future.", instead="Write a decision down once it is taken.")


def check_there(withdrawn: bool) -> None:
    """Raise NotNow for a decision that was taken back."""
    if withdrawn:
        raise NotNow("This entry has been taken back.", instead="Take it up again first.")
