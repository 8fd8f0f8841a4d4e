"""The one list of everybody who is still to be named, invited or heard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from diemcau.conference.models import Conference, Unit
from diemcau.delegates.domain import Count
from diemcau.delegates.domain.progress import Place, Progress, progress
from diemcau.delegates.models import Answer, Delegate, InvitationCopy, InvitingPolicy, Seat
from diemcau.delegates.queries.inviting import inviters
from diemcau.journal.domain import State
from diemcau.journal.models import OutboxMessage
from diemcau.kernel.vietnamese import fold
from diemcau.kernel.words import say

_TROUBLE = {State.FAILED: "thư không gửi được", State.UNKNOWN: "chưa rõ thư đã đến"}


def places(conference: Conference, policy: InvitingPolicy | None = None, *, unit: Unit | None = None) -> list[Place]:
    """Everybody, or those of one unit, in the order of the bodies. Nine queries, whatever the size."""
    who = inviters(conference, policy)
    named = _named(conference, {"seat__unit": unit} if unit else {})
    found = []
    own: dict[str, Any] = {"unit": unit} if unit else {}
    seats = (
        Seat.objects.filter(unit__conference=conference, **own)
        .order_by("unit__organisation__rank", "unit__organisation__area_code", "unit_id", "rule__position", "pk")
        .values_list("pk", "unit_id", "unit__organisation__name", "unit__organisation__tier", "post", "count", "size")
    )
    for seat, of, unit_name, tier, post, count, size in seats:
        facts: dict[str, Any] = {
            "seat": seat,
            "unit": of,
            "unit_name": unit_name,
            "tier": tier,
            "district": who.district_of.get(of, ""),
            "issuer": who.issuer_of.get(of, conference.owner_id),
            "post": post,
        }
        people = named.get(seat, [])
        search = fold(f"{unit_name} {post} {facts['district']}")
        found += [Place(**facts, **person, search=f"{search} {fold(person['name'])}") for person in people]
        lacking = _lacking(count, size, len(people))
        if lacking != 0:
            found.append(Place(**facts, state=Progress.NOT_NAMED, lacking=lacking, search=search))
    return found


def _lacking(count: str, size: int | None, named: int) -> int | None:
    """How many names are still awaited; None where one at least is, and nobody knows how many."""
    if count == Count.ONE:
        return 1 - named
    if size is None:
        return 0 if named else None
    return max(0, size - named)


def _named(conference: Conference, only: dict[str, Any]) -> dict[int, list[dict[str, Any]]]:
    copies = dict(  # by person: who sits on several seats is invited once
        InvitationCopy.objects.in_force()
        .filter(invitation__conference=conference, delegate__isnull=False)
        .values_list("delegate__person", "pk")
    )
    answers = {
        copy: (choice, " · ".join(part for part in (proposed, reason) if part), pk if proposed else None, proposed)
        for pk, copy, choice, proposed, reason in Answer.objects.filter(
            copy__invitation__conference=conference, superseded_at=None
        ).values_list("pk", "copy_id", "choice", "proposed_name", "reason")
    }
    troubles = dict(_troubles(conference))
    found: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = (
        Delegate.objects.of(conference)
        .current()
        .filter(**only)
        .order_by("pk")
        .values_list(
            "pk", "person_id", "seat_id", "person__name", "title", "needs_consent", "consent__is_given", "deputy_reason"
        )
    )
    for pk, person, seat, name, title, needs_consent, consent, deputy_reason in rows:
        copy = copies.get(person)
        choice, detail, proposal, proposed = answers.get(copy or 0, ("", "", None, ""))
        if needs_consent and consent is False:
            detail = "chủ trì không đồng ý; đề nghị cử người khác"
        elif not detail and deputy_reason:
            detail = say("dự thay: %(reason)s", reason=deputy_reason)
        found[seat].append(
            {
                "delegate": pk,
                "name": name,
                "title": title,
                "copy": copy,
                "proposal": proposal,
                "proposed": proposed,
                "detail": detail,
                "trouble": troubles.get(copy or 0, ""),
                "state": progress(
                    needs_consent=needs_consent, consent=consent, is_invited=copy is not None, choice=choice
                ),
            }
        )
    return found


def _troubles(conference: Conference) -> Iterator[tuple[int, str]]:
    """Copies whose letter failed, came back, or cannot be rendered."""
    copy_topic = f"{InvitationCopy._meta.label_lower}:"
    messages = OutboxMessage.objects.within(conference).filter(about__startswith=copy_topic).order_by("pk")
    for about, state, bounced in messages.values_list("about", "state", "bounced_at"):
        words = "thư bị trả lại" if bounced else _TROUBLE.get(State(state), "")
        yield int(about.removeprefix(copy_topic)), words
    unmade = InvitationCopy.objects.filter(invitation__conference=conference).exclude(problem="")
    yield from unmade.values_list("pk", "problem")
