"""Faults in who has to do what."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from diemcau.nd30.model import Document, Lines
from diemcau.plan.domain.abbreviations import body_key
from diemcau.plan.domain.bodies import BodyKind, BodyRef, parse_body
from diemcau.plan.domain.duties import named_units
from diemcau.plan.domain.findings.attendance import TIER_NAMES
from diemcau.plan.domain.findings.recipients import Distribution
from diemcau.plan.domain.kinds import invites
from diemcau.plan.domain.model import Assignment, Finding, Plan, Severity, Tier
from diemcau.plan.domain.names import starts_name
from diemcau.plan.domain.planning import of_city
from diemcau.plan.domain.sections import Entry
from diemcau.plan.domain.tiers import tiers_in
from diemcau.plan.domain.topics import Topic

_LINE = re.compile(
    r"(?i)(?:đường truyền|kết nối thử|thử kết nối|"
    r"kết nối (?:trực tuyến|mạng|kỹ thuật|đường truyền|điểm cầu|các điểm cầu|tới|đến|với)|"
    r"tín hiệu|hệ thống (?:trực tuyến|truyền hình|hội nghị)|"
    r"(?:điều kiện|hạ tầng|yêu cầu) kỹ thuật|kỹ thuật (?:trực tuyến|phục vụ hội nghị)|truyền hình trực tuyến)"
)
_EVERYWHERE = re.compile(
    r"(?i)(?:tất cả|toàn bộ|các điểm cầu(?!\s+(?:các|cấp|UBND|huyện|xã|tỉnh))|các cấp|từng điểm cầu|mọi điểm cầu)"
)
_ANYONE = re.compile(r"(?i)địa phương|điểm cầu|các cấp|đơn vị (?:dự|tham dự)")
_TOLD_BELOW = re.compile(r"(?i)\b(?:chỉ đạo|hướng dẫn|yêu cầu|đề nghị|giao|phối hợp với)\b[^.;]{0,120}")
_UNTOLD = frozenset({BodyKind.MIXED, BodyKind.PERSON, BodyKind.OTHER, BodyKind.GROUP})
_ABOVE = frozenset({BodyKind.PEOPLES_COMMITTEE, BodyKind.MINISTRY, BodyKind.PERSON})
_TIERS = (Tier.PROVINCE, Tier.DISTRICT, Tier.COMMUNE)


def check(document: Document, plan: Plan, entries: Sequence[Entry]) -> Iterator[Finding]:
    yield from _unsent(document, plan)
    yield from _deadlines(plan)
    yield from _lines(document, plan)
    yield from _idle_hosts(document, plan)
    yield from _duplicates(document, entries)


def unknown_bodies(plan: Plan, known: Collection[str] | None) -> Iterator[Finding]:
    """Single bodies that the directory does not hold; sets and persons are matched elsewhere."""
    if known is None:
        return
    keys = {body_key(name) for name in known}
    seen: set[str] = set()
    for name, lines in _named(plan):
        for ref in parse_body(name):
            if ref.kind in _UNTOLD or ref.is_set or ref.of_each or ref.key in seen:
                continue
            seen.add(ref.key)
            if not any(ref.key == key or _within(ref.key, key) or _within(key, ref.key) for key in keys):
                yield Finding(
                    code="unknown-body",
                    severity=Severity.NOTE,
                    message=(
                        f"Danh bạ không có “{ref.printed}”; hãy chọn đơn vị tương ứng hoặc thêm đơn vị này vào danh bạ."
                    ),
                    lines=lines,
                )


def _within(short: str, long: str) -> bool:
    return len(short.split()) >= 3 and f" {short} " in f" {long} "


def _named(plan: Plan) -> Iterator[tuple[str, Lines | None]]:
    for site in plan.sites:
        yield site.host, site.lines
    for rule in plan.participants:
        yield from ((body, rule.lines) for body in rule.bodies)
    for task in plan.assignments:
        yield from ((unit, task.lines) for unit in (*task.lead, *task.coordinating))


def _unsent(document: Document, plan: Plan) -> Iterator[Finding]:
    """A unit with work that is not sent the paper. Those who only help count where the issuer stands above them."""
    distribution = Distribution.of(document)
    if not distribution.known:
        return
    city = of_city(document)
    issuer = parse_body((document.issuing_body or "").title())
    commands = bool(issuer) and issuer[0].kind in _ABOVE
    told: set[str] = set()
    for task in plan.assignments:
        for unit in (*task.lead, *(task.coordinating if commands else ())):
            for ref in parse_body(unit, city=city):
                if (
                    ref.kind in _UNTOLD
                    or ref.key in told
                    or (ref.is_set and ref.kind in (BodyKind.MEDIA, BodyKind.SERVICE))
                    or _vague(ref)
                ):
                    continue
                if not distribution.covers(ref):
                    told.add(ref.key)
                    yield Finding(
                        code="assignee-not-a-recipient",
                        severity=Severity.WARNING,
                        message=(
                            f"“{ref.printed}” được giao việc nhưng không có trong Nơi nhận; hãy bổ sung đơn vị này "
                            f"vào Nơi nhận."
                        ),
                        lines=task.lines,
                    )


def _vague(ref: BodyRef) -> bool:
    if (ref.is_set and ref.tier is None) or (ref.kind is BodyKind.MEDIA and ref.printed.lower().startswith("cơ quan")):
        return True
    return len(ref.key.split()) < 2 or re.search(r"(?i)liên quan|nêu trên|nói trên|tham gia", ref.printed) is not None


def _deadlines(plan: Plan) -> Iterator[Finding]:
    if plan.assignments and all(task.deadline is None for task in plan.assignments):
        yield Finding(
            code="deadline-missing",
            severity=Severity.WARNING,
            message="Không nhiệm vụ nào trong văn bản có thời hạn hoàn thành; hãy ghi hạn cho từng nhiệm vụ.",
            lines=None,
        )


def _lines(document: Document, plan: Plan) -> Iterator[Finding]:
    """Tiers of sites whose lines nobody is told to check."""
    tiers = [tier for tier in _TIERS if any(site.tier is tier for site in plan.sites)]
    if len(plan.sites) < 2 or not tiers or not plan.assignments:
        return
    city = of_city(document)
    checks = [task for task in plan.assignments if _LINE.search(task.text)]
    covered: set[Tier] = set()
    for task in checks:
        named = _checked(task, city)
        covered.update(named or _TIERS)
        covered.add(Tier.PROVINCE)
    left = [tier for tier in tiers if tier not in covered]
    if not left:
        return
    where = checks[0].lines if checks else next(site.lines for site in plan.sites)
    names = " và ".join(TIER_NAMES[tier] for tier in left)
    yield Finding(
        code="tier-without-line-check",
        severity=Severity.WARNING,
        message=(
            f"Có điểm cầu {names} nhưng không đơn vị nào được giao kiểm tra đường truyền đến {names}; hãy bổ sung "
            f"vào nhiệm vụ kiểm tra kết nối."
        ),
        lines=where,
    )


def _checked(task: Assignment, city: bool) -> set[Tier]:
    """The tiers that a check names behind its words on lines; empty where it names none: then it is of all."""
    named: set[Tier] = set()
    for found in _LINE.finditer(task.text):
        behind = re.split(r"[.;]\s", task.text[found.start() :])[0]
        tiers = set(tiers_in(behind, city=city)) & set(_TIERS)
        if _EVERYWHERE.search(behind) or not tiers:
            return set()
        named |= tiers
    return named


def _idle_hosts(document: Document, plan: Plan) -> Iterator[Finding]:
    """A tier that hosts sites and is given no work."""
    if len(plan.sites) < 2 or not plan.assignments or invites(document):
        return
    city = of_city(document)
    issuer = parse_body((document.issuing_body or "").lower(), city=city)
    own = issuer[0].tier if issuer else None
    busy: set[Tier] = {own} if own is not None else set()
    for task in plan.assignments:
        for unit in (*task.lead, *task.coordinating):
            if _ANYONE.search(unit):
                return
            busy |= set(tiers_in(unit, city=city))
            busy |= {ref.tier for ref in parse_body(unit, city=city) if ref.tier is not None}
        busy |= {tier for found in _TOLD_BELOW.finditer(task.text) for tier in tiers_in(found[0], city=city)}
    for tier in _TIERS:
        site = next((site for site in plan.sites if site.tier is tier), None)
        if site is not None and tier not in busy:
            yield Finding(
                code="host-without-task",
                severity=Severity.WARNING,
                message=(
                    f"“{site.host}” là điểm cầu nhưng không được giao nhiệm vụ nào; hãy giao {TIER_NAMES[tier]} "
                    f"chuẩn bị điểm cầu của mình."
                ),
                lines=site.lines,
            )


def _duplicates(document: Document, entries: Sequence[Entry]) -> Iterator[Finding]:
    """One unit under two headings of one list, or twice among the recipients."""
    for parent in entries:
        if Topic.DUTIES not in parent.own:
            continue
        seen: dict[str, Entry] = {}
        for entry in parent.children:
            if not entry.head or not starts_name(entry.head):
                continue
            for unit in named_units(entry.head):
                key = body_key(unit)
                if key in seen and len(key.split()) > 1:
                    yield Finding(
                        code="duplicate-unit",
                        severity=Severity.WARNING,
                        message=(
                            f"“{unit}” đã có mục riêng ở dòng {seen[key].lines[0]}; hãy gộp nhiệm vụ của đơn vị này "
                            f"vào một mục."
                        ),
                        lines=entry.lines,
                    )
                seen.setdefault(key, entry)
    sent: dict[str, Lines] = {}
    for one in document.recipients:
        key = body_key(one.text)
        if key in sent and len(key.split()) > 1:
            yield Finding(
                code="duplicate-unit",
                severity=Severity.WARNING,
                message=f"Nơi nhận ghi “{one.text}” hai lần (dòng {sent[key][0]}); hãy bỏ một dòng.",
                lines=one.lines,
            )
        sent.setdefault(key, one.lines)
