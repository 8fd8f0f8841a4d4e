"""Letters, their copies, and who holds which version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q

from diemcau.conference.models import Conference, Unit
from diemcau.delegates.domain.answers import CHOICE_NAMES, Choice
from diemcau.delegates.domain.letters import guest
from diemcau.delegates.models import Answer, Delegate, Invitation, InvitationCopy, InvitingPolicy, Seat
from diemcau.delegates.queries.inviting import inviters
from diemcau.journal.domain import STATE_NAMES, State
from diemcau.journal.models import OutboxMessage, topic
from diemcau.kernel.words import say

SIGNS = {"sent": "ok", "failed": "bad", "unknown": "warn", "held": "warn", "withdrawn": "wait"}


def guests_of(conference: Conference, issuer: int, policy: InvitingPolicy | None = None) -> list[Delegate]:
    """Everybody whom a body's units have named and about whom the chair need not be asked; each person once."""
    who = inviters(conference, policy)
    delegates = (
        Delegate.objects.of(conference)
        .current()
        .filter(Q(needs_consent=False) | Q(consent__is_given=True))
        .select_related("person", "seat__unit__organisation")
        .order_by("seat__unit__organisation__rank", "seat__unit__organisation__area_code", "seat_id", "pk")
    )
    invited: dict[int, Delegate] = {}
    for each in delegates:
        if who.issuer_of.get(each.seat.unit_id) == issuer:
            invited.setdefault(each.person_id, each)
    return list(invited.values())


def uninvited(invitation: Invitation, guests: list[Delegate] | None = None) -> list[Delegate]:
    """Those named since an issued letter went out; whose link was ended by hand is not among them."""
    guests = guests_of(invitation.conference, invitation.issuer_id) if guests is None else guests
    copies = list(invitation.copies.filter(unit=None).values_list("delegate_id", "delegate__person", "revoked_at"))
    delegates = {delegate for delegate, _, _ in copies}
    people = {person for _, person, revoked in copies if revoked is None}
    return [each for each in guests if each.pk not in delegates and each.person_id not in people]


def units_without_names(conference: Conference, issuer: int, policy: InvitingPolicy | None = None) -> list[Unit]:
    """Units in a body's charge that have a seat for which nobody is named: they may get a general letter."""
    who = inviters(conference, policy)
    empty = (
        Seat.objects.filter(unit__conference=conference)
        .annotate(named=Count("delegates", filter=Q(delegates__ended_at=None)))
        .filter(named=0)
    )
    units = Unit.objects.filter(pk__in=empty.values("unit")).select_related("organisation")
    found = units.order_by("organisation__rank", "organisation__area_code", "pk")
    return [unit for unit in found if who.issuer_of.get(unit.pk) == issuer]


def guest_line(delegate: Delegate) -> str:
    """How a letter names somebody."""
    return guest(delegate.person.name, delegate.title, delegate.seat.unit.organisation.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLine:
    """One letter in the list. `is_stale`: the conference has moved since."""

    invitation: Invitation
    copies: int
    rendered: int
    answered: int
    is_stale: bool


def letters(conference: Conference, issuers: Iterable[int] | None = None) -> list[LetterLine]:
    """Two queries; the newest first."""
    found = Invitation.objects.filter(conference=conference).select_related("issuer", "in_place_of", "successor")
    if issuers is not None:
        found = found.filter(issuer__in=issuers)
    counts = {
        pk: figures
        for pk, *figures in found.values_list("pk")
        .annotate(
            made=Count("copies", distinct=True),
            rendered=Count("copies", filter=Q(copies__rendered_at__isnull=False), distinct=True),
            answered=Count("copies__answers", filter=Q(copies__answers__superseded_at=None), distinct=True),
        )
        .order_by()
    }
    lines = []
    for each in found:
        copies, rendered, answered = counts[each.pk]
        lines.append(
            LetterLine(
                invitation=each,
                copies=copies,
                rendered=rendered,
                answered=answered,
                is_stale=each.is_issued and not each.is_withdrawn and is_stale(each, conference),
            )
        )
    return lines


def is_stale(invitation: Invitation, conference: Conference) -> bool:
    """Whether a letter names another day or hour than the conference has now."""
    return (invitation.starts_on, invitation.clock) != (conference.starts_on, conference.clock)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """One copy: how far it came, what was answered, and the version that has certainly reached its guest."""

    copy: InvitationCopy
    mail: str
    mail_sign: str
    problem: str
    holds: str
    answer: Answer | None

    @property
    def answer_words(self) -> str:
        return say(CHOICE_NAMES[Choice(self.answer.choice)]) if self.answer else ""


def copy_lines(invitation: Invitation) -> list[CopyLine]:
    """Five queries, whatever the number of copies; the chain of versions adds one query for each older letter."""
    copies = list(
        invitation.copies.select_related("delegate__person", "delegate__seat", "unit__organisation").order_by("pk")
    )
    messages = _messages(invitation.conference)
    answers = {each.copy_id: each for each in Answer.objects.filter(copy__invitation=invitation, superseded_at=None)}
    earlier = _versions_that_arrived(invitation, messages)
    lines = []
    for copy in copies:
        state, bounced, problem = messages.get(topic(copy), ("", False, ""))
        arrived = state == State.SENT and not bounced
        lines.append(
            CopyLine(
                copy=copy,
                mail=say("bị trả lại") if bounced else say(STATE_NAMES[State(state)]) if state else "",
                mail_sign="bad" if bounced else SIGNS.get(state, "wait"),
                problem=copy.problem or problem,
                holds=invitation.sign if arrived else earlier.get((copy.delegate_id, copy.unit_id), ""),
                answer=answers.get(copy.pk),
            )
        )
    return lines


def _messages(conference: Conference) -> dict[str, tuple[str, bool, str]]:
    rows = OutboxMessage.objects.within(conference).filter(key__startswith="invite:").order_by("pk")
    return {
        about: (state, bounced is not None, problem)
        for about, state, bounced, problem in rows.values_list("about", "state", "bounced_at", "problem")
    }


def _versions_that_arrived(
    invitation: Invitation, messages: dict[str, tuple[str, bool, str]]
) -> dict[tuple[int | None, int | None], str]:
    found: dict[tuple[int | None, int | None], str] = {}
    older = invitation.in_place_of
    while older:
        for copy in older.copies.all():
            state, bounced, _ = messages.get(topic(copy), ("", False, ""))
            if state == State.SENT and not bounced:
                found.setdefault((copy.delegate_id, copy.unit_id), older.sign)
        older = older.in_place_of
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Of a letter's copies: how many there are, made, in trouble; `failed` names the first of them."""

    all: int
    made: int
    failed: tuple[InvitationCopy, ...]
    left_s: int | None = None  # None: too early to tell

    @property
    def is_done(self) -> bool:
        return self.made + len(self.failed) >= self.all


def rendering(invitation: Invitation) -> Progress:
    counts = invitation.copies.aggregate(
        all=Count("pk"), made=Count("rendered_at"), first=Min("rendered_at"), last=Max("rendered_at")
    )
    failed = tuple(invitation.copies.exclude(problem="").filter(rendered_at=None)[:100])
    left = None
    if counts["made"] > 1:
        left = round(
            (counts["last"] - counts["first"]).total_seconds() / (counts["made"] - 1) * (counts["all"] - counts["made"])
        )
    return Progress(all=counts["all"], made=counts["made"], failed=failed, left_s=left)
