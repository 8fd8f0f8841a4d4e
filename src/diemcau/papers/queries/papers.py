"""One paper: its way, its versions, who may read it and who has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from diemcau.conference.models import Unit
from diemcau.directory.domain import Role
from diemcau.directory.models import Account, GroupMember
from diemcau.papers.domain.kinds import Gate
from diemcau.papers.models import (
    Audience,
    OutgoingDocument,
    Paper,
    Passage,
    Reading,
    Release,
    Signature,
    Step,
    Version,
)
from diemcau.papers.permissions import can_pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One step as it stands: passed by whom, or the next, or still to come."""

    step: Step
    passage: Passage | None
    is_next: bool
    may_pass: bool
    back: tuple[Passage, ...] = ()  # times that the paper was sent back to it

    @property
    def is_by_hand(self) -> bool:
        return self.step.gate == Gate.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPage:
    stops: tuple[Stop, ...]
    versions: tuple[Version, ...]
    out: Release | None
    audiences: tuple[Audience, ...]
    signature: Signature | None
    document: OutgoingDocument | None
    readers: int

    @property
    def newest(self) -> Version | None:
        return self.versions[0] if self.versions else None

    @property
    def next(self) -> Stop | None:
        return next((stop for stop in self.stops if stop.is_next), None)


def paper_page(paper: Paper, account: Account) -> PaperPage:
    """Everything that those who work on a paper see of it."""
    versions = tuple(
        paper.versions.select_related("by", "text")
        .annotate(readers=Count("readings", distinct=True))
        .order_by("-number")
    )
    signature = Signature.objects.filter(version__paper=paper).select_related("version", "by").first()
    return PaperPage(
        stops=tuple(_stops(paper, account)),
        versions=versions,
        out=Release.objects.filter(paper=paper, ended_at=None).select_related("version", "by").first(),
        audiences=tuple(paper.audiences.select_related("organisation", "group", "person")),
        signature=signature,
        document=OutgoingDocument.objects.filter(signature=signature).first() if signature else None,
        readers=Reading.objects.filter(version__paper=paper).values("organisation", "account").distinct().count(),
    )


def _stops(paper: Paper, account: Account) -> list[Stop]:
    passages: dict[int, list[Passage]] = {}
    for passage in Passage.objects.filter(step__paper=paper).select_related("by", "undone_by", "version"):
        passages.setdefault(passage.step_id, []).append(passage)
    stops: list[Stop] = []
    was_next = False
    for step in paper.steps.all():
        step.paper = paper
        all_of_it = passages.get(step.pk, [])
        holding = next((one for one in all_of_it if one.undone_at is None), None)
        is_next = holding is None and not was_next
        was_next = was_next or is_next
        stops.append(
            Stop(
                step=step,
                passage=holding,
                is_next=is_next,
                may_pass=(is_next or holding is not None) and can_pass(account, step),
                back=tuple(one for one in all_of_it if one.undone_at),
            )
        )
    return stops


def awaits_the_chair(paper: Paper) -> bool:
    """Whether a step of the chair's is still to be passed."""
    held = Passage.objects.filter(step__paper=paper, undone_at=None).values("step")
    return paper.steps.filter(role=Role.CHAIR).exclude(pk__in=held).exists()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderRow:
    """A body or a person that may read a paper, and what was read."""

    name: str
    tier: str
    version: int | None
    by: str
    at: datetime | None


def readers(paper: Paper) -> list[ReaderRow]:
    """Who of the audience has read which version; those that have not yet come first."""
    expected: dict[tuple[str, int], tuple[str, str]] = {}
    units = Unit.objects.filter(conference=paper.conference).select_related("organisation")
    for audience in paper.audiences.select_related("organisation", "group", "person"):
        match audience.scope:
            case "everybody" | "tier":
                chosen = units.filter(organisation__tier=audience.tier) if audience.tier else units
                for unit in chosen:
                    body = unit.organisation
                    expected["body", body.pk] = (str(body), body.get_tier_display())
            case "unit" if audience.organisation:
                body = audience.organisation
                expected["body", body.pk] = (str(body), body.get_tier_display())
            case "group":
                members = GroupMember.objects.filter(group=audience.group, person__isnull=False).select_related(
                    "person"
                )
                for member in members:
                    if member.person:
                        expected["person", member.person.pk] = (str(member.person), str(audience.group))
            case "person" if audience.person:
                expected["person", audience.person.pk] = (str(audience.person), "")
    return _rows(paper, expected)


def _rows(paper: Paper, expected: dict[tuple[str, int], tuple[str, str]]) -> list[ReaderRow]:
    read: dict[tuple[str, int], ReaderRow] = {}
    found = Reading.objects.filter(version__paper=paper).select_related(
        "version", "account", "account__person", "person", "organisation"
    )
    for reading in found.order_by("version__number", "last_at"):
        person = reading.person or (reading.account.person if reading.account else None)
        keys = [("body", reading.organisation_id)] if reading.organisation_id else []
        keys += [("person", person.pk)] if person else []
        for key in keys or [("account", reading.account_id or 0)]:
            name, tier = expected.get(key, (str(reading.organisation or person or reading.account), ""))
            if key[0] == "person" and key not in expected and len(keys) > 1:
                continue
            read[key] = ReaderRow(
                name=name,
                tier=tier,
                version=reading.version.number,
                by=str(reading.account or person or ""),
                at=reading.last_at,
            )
    missing = [
        ReaderRow(name=name, tier=tier, version=None, by="", at=None)
        for key, (name, tier) in expected.items()
        if key not in read
    ]
    return missing + list(read.values())
