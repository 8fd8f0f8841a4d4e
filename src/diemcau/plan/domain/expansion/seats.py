"""Participants to rules, invitations and posts. Pure."""

from __future__ import annotations

import re
from collections import defaultdict

from diemcau.delegates.domain import ANY_POST, POST_LENGTH, Count, post_key
from diemcau.directory.domain.names import spelled_out
from diemcau.plan.domain import model
from diemcau.plan.domain.expansion.names import PARTICIPANTS, Names
from diemcau.plan.domain.matching import Match, Question
from diemcau.plan.domain.model import Participant, Plan
from diemcau.plan.domain.target import Invitation, Post, RuleTarget

HEADING_LENGTH = 300
# An office that one person holds, whatever the entry says of the others.
_ONE_HOLDER = re.compile(
    r"(?i)^(?:đồng chí\s+|đ/c\s+)?(?:chủ tịch|bí thư|giám đốc|tổng giám đốc|cục trưởng|chánh|trưởng|hiệu trưởng|"
    r"viện trưởng|thủ trưởng|người đứng đầu|bộ trưởng|đại diện(?! các| những))\b(?!.*(?:,|\bvà\b|\bcác\b))"
)
_SEVERAL_HOLDERS = re.compile(r"(?i)\b(?:các|những|toàn thể|tất cả|thành viên|cán bộ,|thường trực|thường vụ)\b")
# One person by name, who counts once whatever the capacities; the one named last is the office held in the state.
_CAPITAL = r"[A-ZĐÂĂÊÔƠƯÀ-Ỹ][\w’']*"
_NAMED = re.compile(rf"^(?:[Đđ]ồng chí|[Đđ]/c|Ông|ông|Bà|bà)\s+(?:{_CAPITAL}\s+){{1,5}}?{_CAPITAL}\s*,")
_STATED = re.compile(
    r"(?i)\b(?P<number>\d{1,3})\s+(?:đại biểu|người|đồng chí|đ/c|cán bộ|công chức|lãnh đạo|chuyên viên)\b"
)


def rules_of(plan: Plan, names: Names) -> tuple[tuple[RuleTarget, ...], tuple[Invitation, ...]]:
    """One rule for each printed entry, and the invitations of all rules in one list."""
    rules: list[RuleTarget] = []
    invitations: list[Invitation] = []
    for entry in plan.participants:
        found = _bodies(entry, names)
        questions = tuple(one for one in found if isinstance(one, Question))
        matches = [one for one in found if isinstance(one, Match) and one.organisations]
        first = len(invitations)
        if _NAMED.match(entry.text):
            matches = matches[-1:]
        invitations += [Invitation(rule=len(rules), match=match, posts=posts(entry, match)) for match in matches]
        rules.append(
            RuleTarget(
                tier=entry.tier.value if entry.tier else "",
                heading=(entry.group or "")[:HEADING_LENGTH],
                text=entry.text,
                lines=entry.lines,
                invitations=tuple(range(first, len(invitations))),
                questions=questions,
            )
        )
    return tuple(rules), tuple(invitations)


def invited_by(invitations: tuple[Invitation, ...]) -> dict[int, list[int]]:
    invited: defaultdict[int, list[int]] = defaultdict(list)
    for number, invitation in enumerate(invitations):
        for organisation in invitation.match.organisations:
            invited[organisation].append(number)
    return dict(invited)


def _bodies(entry: Participant, names: Names) -> list[Match | Question]:
    """The bodies of an entry. Where it names only who comes ("Công chức cấp xã có liên quan"), they come from the
    people's committee of the tier that it stands under."""
    texts: tuple[str, ...] = entry.bodies
    if not texts and entry.tier:
        texts = (_COMMITTEE_OF[entry.tier],) if entry.tier in _COMMITTEE_OF else ()
    return names.find(texts or (entry.text,), entry.tier, PARTICIPANTS, entry.lines)


_COMMITTEE_OF = {
    model.Tier.PROVINCE: "UBND cấp tỉnh",
    model.Tier.DISTRICT: "UBND cấp huyện",
    model.Tier.COMMUNE: "UBND cấp xã",
}


def posts(entry: Participant, match: Match) -> tuple[Post, ...]:
    """Who comes from each body of a match: one post for each role that is not another body's, each key once."""
    roles = [role for role in entry.roles if not _of_another(role, match, entry)] or [""]
    if _NAMED.match(entry.text):
        roles = roles[-1:]
    found: dict[str, Post] = {}
    for role in roles:
        title = _title(role, match)
        key = post_key(title, "" if match.is_group else _body(match))
        whole = match.is_group and key == post_key(match.printed)
        count, size = (Count.GROUP, None) if whole else _how_many(entry, role, len(roles), title)
        found.setdefault(key, Post(title=title[:POST_LENGTH], key=key, count=count, size=size))
    return tuple(found.values())


def _of_another(role: str, match: Match, entry: Participant) -> bool:
    """ "Phó Bí thư Tỉnh ủy" is nobody of the people's committee that the same entry names."""
    if len(entry.bodies) < 2:
        return False
    said = spelled_out(role)
    ends_in = [body for body in entry.bodies if said.endswith(f" {spelled_out(body)}")]
    return bool(ends_in) and match.printed not in ends_in


def _body(match: Match) -> str:
    return match.printed.removeprefix(match.post).strip()


def _title(role: str, match: Match) -> str:
    """ "Đại diện" of "Thường trực Huyện ủy" is "Đại diện Thường trực"; what the role says already is not said again."""
    said = spelled_out(role)
    words = [role] if role else []
    if match.is_group and spelled_out(match.printed) not in said:
        words.append(match.printed)
    elif match.post and not match.is_group and spelled_out(match.post) not in said:
        words.append(match.post)
    title = " ".join(words) or ANY_POST
    return title[0].upper() + title[1:]


def _how_many(entry: Participant, role: str, roles: int, title: str) -> tuple[Count | None, int | None]:
    """Leader and adviser are one each. A number is taken where the plan states it, and never made up."""
    stated = _STATED.search(role) or (_STATED.search(entry.text) if roles == 1 else None)
    if stated and int(stated["number"]) > 0:
        number = int(stated["number"])
        return (Count.ONE, 1) if number == 1 else (Count.SEVERAL, number)
    if entry.count is model.Count.ONE:
        return Count.ONE, 1
    if entry.count is model.Count.GROUP:
        return Count.GROUP, None
    if entry.count is model.Count.SEVERAL:
        return (Count.ONE, 1) if roles > 1 and not _SEVERAL_HOLDERS.search(role) else (Count.SEVERAL, None)
    return (Count.ONE, 1) if _ONE_HOLDER.match(title) else (None, None)
