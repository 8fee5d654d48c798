"""The sharing of a demonstration: what law was confirmed, which documents were adopted, which agreements signed
and what was asked and told by them, all by the desk's own doors, and by two people where two are wanted."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from wardmote.desks.agencies.api import members_for, organisations_for
from wardmote.desks.sharing.api import (
    CONFIRMATION,
    ROUTINE_SET,
    VERSION,
    AgreementSaid,
    Emergency,
    FieldSaid,
    PartySaid,
    Telling,
    add_field,
    add_party,
    add_requested_field,
    adopt_document,
    agreement_for,
    agreements_for,
    ask_routine,
    askable_for,
    begin_emergency,
    begin_request,
    begin_version,
    complete_record,
    law_for,
    refuse_request,
    reviews_in_force,
    say_purpose,
    say_subject,
    say_why,
    say_without,
    send_request,
    sign,
    start_agreement,
    tell,
)
from wardmote.foundation import desks
from wardmote.foundation.access import Viewer
from wardmote.foundation.changes.verbs import approve, propose
from wardmote.foundation.now import day_of

#: How long ago the law was confirmed and the documents were approved.
AGO = timedelta(days=20)
#: For how long what was told is kept.
KEPT = timedelta(days=1095)
AGREED = "It was agreed. This is made up."


def make_sharing(told: Mapping[str, Any], *, by: Viewer, at: datetime) -> None:
    """Confirm the law, adopt the documents, sign the agreements and ask what demonstration.toml says, unless some are
    there."""
    people = {member.email: desks.the_one("viewer_of")(member.id) for member in members_for(by) if member.active}
    making = _Making(told, people, at)
    if not reviews_in_force(by):
        making.confirm()
    if not agreements_for(by, day_of(at)):
        making.adopt()
        for each in told["agreements"]:
            making.agree(each)
        for each in told["requests"]:
            making.ask(each)
        for each in told["unusual"]:
            making.write(each)
        for each in told["emergencies"]:
            making.tell_by_voice(each)


class _Making:
    def __init__(self, told: Mapping[str, Any], people: Mapping[str, Viewer], at: datetime) -> None:
        self.told, self.people, self.at, self.day = told, people, at, day_of(at)
        self.proposer, self.approver = people[told["proposes"]], people[told["approves"]]

    def confirm(self) -> None:
        marks = {each.entry.id: each.fingerprint for each in law_for(self.proposer, self.day)}
        for entry in (*self.told["confirmed"], *self.told["waiting"]):
            said = {"reviewer": self.told["reviewer"], "position": self.told["position"], "fingerprint": marks[entry]}
            said["day"] = day_of(self.at - AGO).isoformat()
            reference = self._propose(CONFIRMATION, entry, said, self.told["against"])
            if entry in self.told["confirmed"]:
                approve(by=self.approver, reference=reference, because="", at=self.at)

    def adopt(self) -> None:
        for each in self.told["adopted"]:
            adopt_document(**each, day=day_of(self.at - AGO), by=self.proposer, at=self.at)

    def agree(self, told: Mapping[str, Any]) -> None:
        by, at = self.proposer, self.at
        said = AgreementSaid(
            told["title"],
            told["about"],
            tuple(told.get("purposes", ())),
            told.get("conditions", ""),
            tells_involvement=told.get("tells_involvement", False),
        )
        above = {each.title: each.reference for each in agreements_for(by, self.day)}
        reference = start_agreement(
            tier=told["tier"], above=above.get(told.get("under", ""), ""), said=said, by=by, at=at
        )
        for each in told.get("fields", ()):
            add_field(agreement=reference, said=FieldSaid(*each), by=by, at=at)
        bodies = {body.name: body.id for body in organisations_for(by)}
        for name, *part in told["parties"]:
            add_party(agreement=reference, said=PartySaid(bodies[name], *part), by=by, at=at)
        if told.get("draft"):
            return
        change = self._propose(VERSION, reference, {}, AGREED)
        approve(by=self.approver, reference=change, because="", at=at)
        self._sign(reference, told["signs"])
        for each in told.get("in_advance", ()):
            approve(by=self.approver, reference=self._propose(ROUTINE_SET, reference, each, AGREED), because="", at=at)
        if told.get("another"):
            begin_version(agreement=reference, change=told["another"], by=by, at=at)

    def ask(self, told: Mapping[str, Any]) -> None:
        """Ask for what was approved in advance, and answer where it is said how."""
        asker = self.people[told["asks"]]
        chosen = next(
            each
            for each in askable_for(asker, self.day)
            if (each.routine.title, each.holder.organisation_name) == (told["what"], told["of"])
        )
        of = {"routine": chosen.routine.id, "holder": chosen.holder.organisation, "case": None}
        reference = ask_routine(**of, about=told["about"], urgency=told["urgency"], by=asker, at=self.at)
        if "refused" in told:
            refuse_request(request=reference, because=told["refused"], by=self.people[told["answers"]], at=self.at)
        elif "told" in told:
            until = self.day + timedelta(days=chosen.routine.keep_days)
            telling = Telling(
                told["told"], until, {"would_endanger": False}, conditions=chosen.routine.version.conditions
            )
            tell(request=reference, telling=telling, by=self.people[told["answers"]], at=self.at)

    def write(self, told: Mapping[str, Any]) -> None:
        """Write a request that nobody approved in advance; where it says why, send it, and let it be answered."""
        asker, at = self.people[told["asks"]], self.at
        bodies = {body.name: body.id for body in organisations_for(asker)}
        holder_kind, own_kind = told["kinds"]
        of = {"holder": bodies[told["of"]], "holder_kind": holder_kind, "recipient_kind": own_kind}
        request = begin_request(**of, urgency=told["urgency"], by=asker, at=at)
        more: dict[str, Any] = {"request": request, "by": asker, "at": at}
        say_purpose(purpose=told["purpose"], case_open=None, **more)
        person = {"subject": told["subject"], "role": told["role"], "at_risk": None}
        say_subject(**person, about=told["about"], case=None, **more)
        for name, record_class, sensitivity, patient, why in told["fields"]:
            kind = {"record_class": record_class, "sensitivity": sensitivity, "patient": patient}
            add_requested_field(name=name, **kind, why=why, **more)
        say_without(enough=False, one_case=True, consent="not_asked_risk", **more)
        if "why" not in told:
            return
        say_why(why=told["why"], **more)
        send_request(**more)
        telling = Telling(
            told["told"],
            self.day + KEPT,
            {"would_endanger": False, "proportionate": True, "regime": "part_2", "recipient_side": "neither"},
            necessity=told["necessity"],
            proportionality=told["proportionality"],
        )
        tell(request=request, telling=telling, by=self.people[told["answers"]], at=at)

    def tell_by_voice(self, told: Mapping[str, Any]) -> None:
        """Tell something in an emergency, and write it down."""
        teller = self.people[told["tells"]]
        bodies = {body.name: body.id for body in organisations_for(teller)}
        holder_kind, recipient_kind = told["kinds"]
        said = Emergency(
            recipient=bodies[told["to"]],
            holder_kind=holder_kind,
            recipient_kind=recipient_kind,
            purpose=told["purpose"],
            subject=told["subject"],
            about=told["about"],
            fields=tuple(told["told"]),
            record_class="C3",
            sensitivity="personal",
            patient=False,
            facts={"life_at_risk": True, "cannot_consent": True, "would_endanger": False, "regime": "part_3"},
        )
        request = begin_emergency(said=said, by=teller, at=self.at)
        words = {name: told[name] for name in ("necessity", "proportionality")}
        telling = Telling(told["told"], self.day + KEPT, **words)
        call = {"spoken_with": told["with"], "spoken": self.at}
        complete_record(request=request, telling=telling, **call, by=teller, at=self.at)

    def _sign(self, reference: str, signs: list[list[str]]) -> None:
        version = agreement_for(self.proposer, reference, self.day).counts
        parties = {each.organisation: each.id for each in version.parties}
        for email, position in signs:
            who = self.people[email]
            if who.organisation is not None:
                told = {"signatory": who.name, "position": position}
                sign(party=parties[who.organisation], **told, by=who, at=self.at)

    def _propose(self, kind: str, subject: str, said: dict[str, Any], because: str) -> str:
        told = {"kind": kind, "subject": subject, "said": said, "starts": self.day, "because": because}
        return propose(by=self.proposer, **told, at=self.at)
