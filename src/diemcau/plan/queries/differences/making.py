"""Make a difference out of the steps between a conference and its plan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from diemcau.conference.models import Conference
from diemcau.directory.domain import TIER_NAMES, Tier
from diemcau.directory.models import Organisation
from diemcau.kernel.errors import Refused
from diemcau.nd30.model import Lines
from diemcau.plan.domain.difference import NOTHING, Change, FieldChange, Steps, compare
from diemcau.plan.domain.difference.lists import Placed
from diemcau.plan.domain.target import Asked
from diemcau.plan.models import PlanDocument
from diemcau.plan.queries.changes import seat_changes
from diemcau.plan.queries.differences.views import AskedName, Difference, Item, Section
from diemcau.plan.queries.prepared import Prepared, prepare
from diemcau.plan.queries.state import state_of
from diemcau.plan.queries.words import Words

SHOWN = 300  # items of one section; the rest is only counted
SAMPLES = 5  # units named of one kind of seat


def difference(
    document: PlanDocument, conference: Conference | None = None, owner: Organisation | None = None
) -> Difference:
    """What applying a document would do. Nothing is written.

    Args:
        conference: to which it would be applied; else the document's own; without one, a new conference.
        owner: who would hold a new one; else whom the document's head names.

    Raises:
        Refused: the document plans no event, or nobody is known to hold it.
    """
    conference = conference or document.conference
    prepared = prepare(document, owner=conference.owner if conference else owner, conference=conference)
    return difference_of(prepared, conference)


def difference_of(prepared: Prepared, conference: Conference | None) -> Difference:
    """As `difference`, for a document that is prepared already."""
    target = prepared.target
    if prepared.owner is None:
        raise Refused("Phần đầu văn bản chưa cho biết đơn vị nào tổ chức; hãy chọn đơn vị.")
    if target is None:
        raise Refused("Văn bản này không nêu hội nghị nào để mở; nếu đây là kế hoạch, hãy sửa Tên và Loại đã đọc được.")
    state = state_of(conference) if conference else NOTHING
    steps = compare(state, target)
    words = Words(prepared, state)
    sections = [
        _section("event", (Item(change=Change.CHANGED, label="", fields=(words.field(one),)) for one in steps.event)),
        _section("sites", _sites(steps, words)),
        _section("units", _units(steps, words)),
        _section("rules", _entries(steps.rules, words)),
        _section("seats", _seats(conference, prepared, steps, words)),
        _section("assignments", _entries(steps.assignments, words)),
        _section("distribution", _entries(steps.distribution, words)),
        _section("programme", _entries(steps.programme, words)),
    ]
    return Difference(
        document=prepared.document,
        conference=conference,
        owner=conference.owner if conference else Organisation.objects.get(pk=prepared.owner),
        sections=tuple(section for section in sections if section.total),
        kept=tuple(words.field(change) for change in steps.event_kept),
        asked=asked_names(target.asked, prepared),
    )


def asked_names(asked: Iterable[Asked], prepared: Prepared) -> tuple[AskedName, ...]:
    bodies = prepared.directory.bodies
    return tuple(
        AskedName(
            printed=name.printed,
            candidates=tuple((candidate, bodies[candidate].name) for candidate in name.question.candidates),
            uses=name.uses,
            lines=name.lines,
        )
        for name in asked
    )


def _section(noun: str, items: Iterable[Item]) -> Section:
    counts: Counter[Change] = Counter()
    shown: list[Item] = []
    for item in items:
        counts[item.change] += item.count
        if len(shown) < SHOWN:
            shown.append(item)
    return Section(noun=noun, items=tuple(shown), counts=counts)


def _sites(steps: Steps, words: Words) -> Iterable[Item]:
    new: defaultdict[tuple[str, Lines | None], list[int]] = defaultdict(list)
    for step in steps.sites:
        if step.wanted and step.row is None:
            new[step.wanted.tier, step.wanted.lines].append(step.wanted.host)
    for (tier, lines), hosts in new.items():
        yield _alike(f"Điểm cầu {TIER_NAMES[Tier(tier)].lower()}", hosts, words, lines)
    for step in steps.sites:
        if step.row and step.change is not Change.SHIFTED:
            yield Item(
                change=step.change,
                label=f"Điểm cầu {words.name(step.row.host)}",
                detail=TIER_NAMES[Tier(step.row.tier)],
                fields=tuple(words.field(change) for change in step.fields),
                lines=(step.wanted or step.row).lines,
            )


def _units(steps: Steps, words: Words) -> Iterable[Item]:
    new: defaultdict[Tier | None, list[int]] = defaultdict(list)
    for step in steps.units:
        if step.wanted and step.row is None:
            new[words.tier(step.wanted.organisation)].append(step.wanted.organisation)
    for tier, organisations in new.items():
        yield _alike(f"Đơn vị {TIER_NAMES[tier].lower()}" if tier else "Đơn vị", organisations, words)
    for step in steps.units:
        if step.row and step.change is not Change.SHIFTED:
            site = (step.wanted or step.row).site
            yield Item(
                change=step.change,
                label=words.name(step.row.organisation),
                detail=f"Điểm cầu {words.name(site)}" if site is not None else "Chưa xếp điểm cầu",
                fields=tuple(words.field(change) for change in step.fields),
            )


def _alike(label: str, organisations: list[int], words: Words, lines: Lines | None = None) -> Item:
    samples = tuple(words.name(organisation) for organisation in organisations[:SAMPLES])
    return Item(change=Change.ADDED, label=label, count=len(organisations), samples=samples, lines=lines)


def _entries(steps: Iterable[Any], words: Words) -> Iterable[Item]:
    for step in steps:
        entry = step.wanted.entry if isinstance(step.wanted, Placed) else step.row
        if step.change is not Change.SHIFTED:
            yield Item(
                change=step.change,
                label=entry.text,
                fields=tuple(words.field(change) for change in step.fields),
                lines=entry.lines,
            )


def _seats(conference: Conference | None, prepared: Prepared, steps: Steps, words: Words) -> list[Item]:
    """Seats that change alike, put together: the same change of the same post by the same rule."""
    target = prepared.target
    assert target is not None
    alike: defaultdict[tuple[Change, str, int, tuple[FieldChange, ...]], list[int]] = defaultdict(list)
    rule_of_row = {pk: number for number, pk in steps.rules_known.items()}
    for organisation, step in seat_changes(conference, target, steps):
        if step.change is Change.SHIFTED:
            continue
        seat = step.wanted or step.row
        assert seat is not None
        rule = step.wanted.rule if step.wanted else rule_of_row.get(step.row.rule or 0, -1) if step.row else -1
        alike[step.change, seat.post, rule, step.fields].append(organisation)
    return [
        Item(
            change=change,
            label=post,
            detail=target.rules[rule].text if rule >= 0 else "",
            fields=tuple(words.field(one) for one in fields),
            lines=target.rules[rule].lines if rule >= 0 else None,
            count=len(organisations),
            samples=tuple(words.name(organisation) for organisation in organisations[:SAMPLES]),
        )
        for (change, post, rule, fields), organisations in alike.items()
    ]
