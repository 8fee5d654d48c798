"""A made-up purpose of a made-up desk, whose answers are kept in a list, for tests of links."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest
from django import forms

from wardmote.errors import Invalid
from wardmote.foundation.access import Tenant, Viewer
from wardmote.foundation.correspondence import Reader
from wardmote.foundation.correspondence.links import Question, answering, asking, declared, reading
from wardmote.foundation.desks import LinkPurpose

PURPOSE = LinkPurpose("say", "Say something", "Thing", question="q", form="f", verb="v", recorded="r", days=14)
NAME = "tests/say"


class SayForm(forms.Form):
    """One answer."""

    said = forms.CharField(max_length=20)


@dataclass
class Asked:
    """A partnership, a member who asks, the mailbox that is asked, and what was recorded."""

    tenant: Tenant
    member: Viewer
    box: Reader
    target: UUID
    recorded: list = field(default_factory=list)

    def verb(self, *, by, target, answers, at):
        if answers.get("said") == "wrong":
            raise Invalid("This cannot be.", instead="Say something else.")
        self.recorded.append((by, target, answers["said"], at))


@pytest.fixture
def asked(db, monkeypatch) -> Asked:
    tenant = Tenant(uuid4(), "here", "Safer Here", made_up=True)
    made = Asked(
        tenant,
        Viewer("member", tenant, uuid4(), "Ann", "Council", ("csp_manager",)),
        Reader("mailbox", "Fire", tenant.id, id=uuid4(), address="csp@fire.example"),
        uuid4(),
    )
    functions = {
        "question": lambda viewer, target: Question("Say something"),
        "form": lambda viewer, target, data: SayForm(data),
        "verb": made.verb,
        "recorded": lambda viewer, target: tuple(said for _, _, said, _ in made.recorded),
    }
    for module in (answering, asking):
        monkeypatch.setattr(module, "asked", lambda purpose, what: functions[what])
    monkeypatch.setattr(declared, "purposes", lambda: {NAME: PURPOSE})
    monkeypatch.setattr(reading, "purposes", lambda: {NAME: PURPOSE})
    monkeypatch.setattr("wardmote.foundation.desks.the_one", lambda fact: lambda: (tenant,))
    return made
