"""Sites, participants, assignments, programme, recipients."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from diemcau.delegates.domain import COUNT_NAMES
from diemcau.directory.domain import TIER_NAMES, Tier
from diemcau.kernel.numbers import written
from diemcau.kernel.words import say
from diemcau.plan.queries.room import PlanRoom, RuleView
from diemcau.plan.queries.sheet.entries import Block, Entry, Places

_PLACES = {
    Tier.CENTRAL: "cơ quan",
    Tier.PROVINCE: "điểm cầu",
    Tier.DISTRICT: "địa phương",
    Tier.COMMUNE: "địa phương",
    Tier.OTHER: "nơi",
}


def blocks(room: PlanRoom, at: Places) -> Iterator[Block]:
    plan = room.reading.plan
    if plan is None:
        return
    total = sum(room.sites.values())
    yield Block(
        title=say("Điểm cầu"),
        figure=_count(total, say("điểm cầu")) if total else "",
        add="/plan/sites/-",
        entries=tuple(
            at.entry(
                at.of("/plan/sites", number),
                rule.host,
                say(TIER_NAMES[Tier(rule.tier)]) if rule.tier else say("chưa rõ cấp"),
                lines=rule.lines,
                figure=_hosts(room, rule.tier),
            )
            for number, rule in enumerate(plan.sites)
        ),
    )
    yield from _attendance(room, at)
    yield Block(
        title=say("Phân công"),
        figure=_count(len(plan.assignments), say("việc")),
        add="/plan/assignments/-",
        entries=tuple(
            at.entry(
                at.of("/plan/assignments", number),
                one.text,
                say("Chủ trì: %(units)s", units="; ".join(one.lead)) if one.lead else say("Chưa rõ đơn vị chủ trì"),
                say("Phối hợp: %(units)s", units="; ".join(one.coordinating)) if one.coordinating else "",
                say("Thời hạn: %(words)s", words=one.deadline) if one.deadline else say("Chưa có thời hạn"),
                lines=one.lines,
            )
            for number, one in enumerate(plan.assignments)
        ),
    )
    if plan.programme:
        yield Block(
            title=say("Chương trình"),
            figure=_count(len(plan.programme), say("mục")),
            add="/plan/programme/-",
            entries=tuple(
                at.entry(
                    at.of("/plan/programme", number),
                    item.text,
                    item.by or "",
                    lines=item.lines,
                    figure=item.starts or (say("%(minutes)s phút", minutes=item.minutes) if item.minutes else ""),
                )
                for number, item in enumerate(plan.programme)
            ),
        )
    if plan.contents:
        yield Block(
            title=say("Nội dung"),
            entries=tuple(
                at.entry(at.of("/plan/contents", number), one.text, lines=one.lines)
                for number, one in enumerate(plan.contents)
            ),
        )
    recipients = room.reading.document.recipients
    yield Block(
        title=say("Nơi nhận"),
        figure=_count(sum(room.recipients), say("nơi nhận")) if any(room.recipients) else "",
        add="/document/recipients/-",
        entries=tuple(
            at.entry(
                at.of("/document/recipients", number),
                one.text,
                lines=one.lines,
                figure=_count(room.recipients[number], say("nơi"))
                if room.recipients and room.recipients[number]
                else "",
            )
            for number, one in enumerate(recipients)
        ),
    )


def _attendance(room: PlanRoom, at: Places) -> Iterator[Block]:
    """Participants under the headings of the plan, each with what it becomes."""
    plan = room.reading.plan
    assert plan is not None
    views = {view.number: view for view in room.rules}
    blocks: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for number, rule in enumerate(plan.participants):
        view = views.get(number)
        path = at.of("/plan/participants", number)
        heading = (rule.tier.value if rule.tier else "", rule.group or "")
        blocks[heading].append(
            at.entry(
                path,
                rule.text,
                _instead(at, path, rule.bodies),
                *_becomes(view, rule.count.value if rule.count else ""),
                lines=rule.lines,
                figure=written(view.seats) if view else "",
            )
        )
    for (tier, group), entries in blocks.items():
        places = room.sites.get(Tier(tier), 0) if tier else 0
        name = say(TIER_NAMES[Tier(tier)]) if tier else group or say("Chưa rõ cấp")
        yield Block(
            title=say("Thành phần %(tier)s", tier=f"{name[0].lower()}{name[1:]}"),
            figure=_count(places, say(_PLACES[Tier(tier)])) if places else "",
            add="/plan/participants/-",
            entries=tuple(entries),
        )


def _becomes(view: RuleView | None, count: str) -> Iterator[str]:
    """ "Chủ tịch UBND · mỗi nơi 01 đại biểu", and what is asked or shared."""
    if view is None:
        yield say(COUNT_NAMES.get(count, "")) if count else ""  # type: ignore[call-overload] # text of a plan, not yet known to be a key
        return
    for post in view.posts:
        each = say("mỗi nơi ") if post.seats + post.shared > 1 and post.how_many.startswith("0") else ""
        yield f"{post.title} · {each}{post.how_many}"
    if view.shared:
        yield say("%(seats)s thành phần đã được mời ở mục trên, không tính hai lần", seats=written(view.shared))
    if view.questions:
        yield say("Chưa rõ: %(what)s", what="; ".join(view.questions))


def _instead(at: Places, path: str, bodies: tuple[str, ...]) -> str:
    """Where somebody corrected the entry, whom it now stands for: its text stays as printed."""
    return say("Hiểu là: %(bodies)s", bodies="; ".join(bodies)) if at.correction(path) else ""


def _hosts(room: PlanRoom, tier: str | None) -> str:
    number = room.sites.get(Tier(tier), 0) if tier else 0
    return _count(number, say(_PLACES[Tier(tier)])) if tier and number else ""


def _count(number: int, noun: str) -> str:
    return f"{written(number)} {noun}"
