"""One sentence of a plan as duties: who leads, with whom, what, until when.

Understood are 'Sở X chủ trì, phối hợp với Sở Y làm …', 'Giao Sở X làm …', 'Sở X: làm …', 'Đối với …, giao UBND Y
làm …', and several of them in one paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from diemcau.plan.domain.letters import LOWER, UPPER
from diemcau.plan.domain.names import split_names, starts_name
from diemcau.plan.domain.predicates import find_predicate, subject_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """`subject` is None where the text names nobody: whoever the heading names has to do it."""

    subject: str | None
    text: str
    ordered: bool  # by giao, đề nghị, yêu cầu, or by chủ trì, phối hợp, có trách nhiệm


_ORDER = re.compile(
    r"(?:(?P<chief>[^.;:]{3,90}?)\s+)?(?<!\w)(?:[Gg]iao(?: nhiệm vụ)?(?: trách nhiệm)?(?: cho)?|[ĐđÐ]ề nghị|"
    r"[Yy]êu cầu|[Pp]hân công|[Mm]ời|"
    r"[Kk]ính đề nghị|[Ủủ]y quyền(?: cho)?)\s*:?\s+(?=\S)"
)
_COLON = re.compile(r"\s*:\s*")
_CLAUSE_END = re.compile(rf"(?<=[.;])\s+|(?<=\.)(?=\s*[{UPPER}][{LOWER}]+\s)|(?<=:)\s+(?=[Gg]iao\s)")
_NEW_AFTER_COMMA = re.compile(
    r",\s+(?=(?:giao|các (?:cơ quan|đơn vị|sở|địa phương)|UBND|Sở|Văn phòng)\b[^,.;]{0,120}\b(?:có trách nhiệm|"
    r"chịu trách nhiệm)\b)"
)
_JOINER = re.compile(
    r"^(?:đồng thời|Đồng thời|ngoài ra|Ngoài ra|riêng|Riêng|trong đó|song song đó|bên cạnh đó)\s*,?\s+"
)
_OPENER = re.compile(
    r"^(?:Trên cơ sở|Căn cứ|Định kỳ|Hằng|Hàng|Khi|Trước|Sau|Sau khi|Trong|Từ|Để|Đối với|Theo|Ngay sau|Nhằm|Riêng|Tại)\s"
)
_DROPPED = re.compile(
    r"(?i)^(?:trong quá trình [^.;]{0,120}(?:nếu có|nếu phát sinh|có (?:khó khăn|vướng mắc|phát sinh))|"
    r"nếu có (?:khó khăn|vướng mắc|vấn đề)|"
    r"trên đây là|trường hợp (?:có|vượt)|mọi (?:chi tiết|thông tin)|rất mong|kính mời|trân trọng)"
)
_STRONG = re.compile(
    r"^(?:sẽ\s+)?(?:chủ trì|phối hợp|phối kết hợp|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|là đầu mối|làm đầu mối|"
    r"trực tiếp)"
)
_BARE_LEAD = re.compile(r"^chủ trì\s+(?!,|và\b|phối hợp|các\b|buổi|cuộc|hội nghị|cùng\b)")
_RESPONSIBLE = re.compile(r"^có (?:trách nhiệm|nhiệm vụ)\s*:?\s*")
_WITH = re.compile(
    r"(?i)(?:phối hợp|phối kết hợp|hợp đồng)(?:\s+(?:chặt chẽ|tốt|cùng|thường xuyên|kịp thời|chủ động))*\s*(?:với|"
    r"cùng)?\s+|\bchủ trì\s*,?\s+cùng\s+(?:với\s+)?"
)
_NOBODY = re.compile(
    r"(?i)^(?:cơ quan|đơn vị|cơ quan, đơn vị)$|^(?:cơ quan|đơn vị) chủ trì|^(?:cấp trên|liên ngành|nhau|chặt chẽ|"
    r"tuyên truyền|thực hiện|"
    r"nội dung|kế hoạch|chương trình|công tác|hoạt động|việc|các (?:nhiệm vụ|hoạt động|chương trình|nội dung|"
    r"hình thức|biện pháp)|liên)\b"
)
_PARTNER = re.compile(r"(?i)^(?:các|những|lực lượng|cán bộ|ngành|cấp ủy|đội|tổ|hệ thống)\b")
_ASIDE = re.compile(r"\s*\((?:[^()]{40,400}|[^()]{0,400}\.\.\.[^()]{0,100})\)")
_INVOLVED = re.compile(r"\b(?:có )?liên quan(?!\s*(?:,|và\b|của\b|trong\b|thuộc\b|đến\b|$))")
_AS = re.compile(r"\s+(?:là|làm)\s+(?:cơ quan|đơn vị|đầu mối|bộ phận|thành viên|tổ trưởng)\b.*$", re.DOTALL)
_SET = re.compile(  # 'UBND các xã, phường | tổng duyệt …': a set of places ends before the next small letter
    rf"\b(?:các|những)\s(?:[^.;:()]{{0,60}}?)(?P<last>xã|phường|thị trấn|huyện|thị xã|thành phố|quận|đặc khu)"
    r"(?=\s+(?!(?:và|cùng|thuộc|trực thuộc|liên quan|có|trên|trong|nơi|của|tỉnh|thành|thị|biên|miền|ven|còn)\b)"
    rf"[{LOWER}])"
)
_TASK_WORDS = re.compile(r"\s+(?:để|nhằm|trong việc|trong công tác|trong|về việc|theo)\s+")


def split_duties(text: str, *, within: bool = False) -> tuple[Duty, ...]:
    """Every duty of a paragraph, in its order.

    A sentence that names nobody belongs to the one before it. With `within` (under a heading that names the unit)
    only an explicit order, a colon, or a body that leads starts a new duty.
    """
    duties: list[Duty] = []
    for clause in _clauses(text):
        duty = _one(clause, within=within)
        if duty is None:
            continue
        if duty.subject is None and duties:
            last = duties[-1]
            duties[-1] = Duty(subject=last.subject, text=f"{last.text} {duty.text}", ordered=last.ordered)
        else:
            duties.append(duty)
    return tuple(duties)


def coordinating_units(text: str) -> tuple[str, ...]:
    """Whom the doer works with: the names after 'phối hợp với', up to the verb that they share."""
    found: list[str] = []
    for match in _WITH.finditer(text):
        rest = _ASIDE.sub("", text[match.end() : match.end() + 700])[:500]
        if not (starts_name(rest) or _PARTNER.match(rest)):
            continue
        end = find_predicate(rest)
        stop = re.search(r"[.;:](?:\s|$)|\.\.\.", rest)
        if ":" in rest[: end or 0] and re.match(r"(?i)[^:]{0,60}\b(?:sở|xã|phường|huyện|thành phố|bộ)\s*:", rest):
            stop = re.search(r"[.;](?:\s|$)", rest)
        cut = min(x for x in (end, stop.start() if stop else None, len(rest)) if x is not None)
        names = rest[:cut]
        if ended := _SET.search(names):
            names = names[: ended.end("last")]
        phrase = _TASK_WORDS.search(names)
        if phrase:
            names = names[: phrase.start()]
        involved = _INVOLVED.search(names)
        if involved:
            names = names[: involved.end()]
        found.extend(
            name for name in split_names(names.strip(" ,")) if not _NOBODY.match(name) and 2 < len(name) <= 160
        )
    return tuple(dict.fromkeys(found))


def named_units(subject: str) -> tuple[str, ...]:
    """The units of a subject or of a heading: 'Đề nghị Sở A và Sở B' gives both."""
    subject = re.sub(
        r"^(?:(?:[Kk]ính )?[ĐđÐ]ề nghị|[Yy]êu cầu|[Gg]iao(?: cho)?|[Mm]ời|[Pp]hân công|[ĐđÐ]ối với|"
        r"[Tt]rách nhiệm của|[Nn]hiệm vụ của)\s*:?\s+",
        "",
        subject.strip(),
    )
    return split_names(_AS.sub("", subject).strip(" .;:,–-"))


def _clauses(text: str) -> list[str]:
    pieces: list[str] = []
    held = ""
    for sentence in _CLAUSE_END.split(text):
        sentence = f"{held} {sentence}".strip()
        held = ""
        order = _ORDER.match(sentence) if sentence.endswith(";") else None
        named = sentence.endswith(";") and starts_name(sentence) and ":" not in sentence
        if (order or named) and find_predicate(sentence, order.end() if order else 0) is None:
            held = sentence  # 'yêu cầu Thủ trưởng các sở; Chủ tịch UBND các xã tổ chức …'
            continue
        pieces.extend(_NEW_AFTER_COMMA.split(sentence))
    pieces.append(held)
    return [piece.strip() for piece in pieces if piece and piece.strip(" .;:,")]


def _one(clause: str, *, within: bool) -> Duty | None:
    if _DROPPED.match(clause):
        return None
    clause = _JOINER.sub("", clause)
    ordered = _ORDER.match(clause) or _order_after_opener(clause)
    chief = ordered["chief"] if ordered else None
    if ordered and (not chief or starts_name(chief) or starts_name(chief.rpartition(", ")[2]) or _OPENER.match(chief)):
        rest = clause[ordered.end() :]
        told = _colon(rest) or subject_of(rest)
        if told:
            return Duty(subject=told[0], text=_plain(told[1]), ordered=True)
    told = _colon(clause)
    if told and not (within and not starts_name(told[0])):
        return Duty(subject=told[0], text=_plain(told[1]), ordered=True)
    told = subject_of(clause) or _after_opener(clause)
    if told is None:
        return Duty(subject=None, text=clause, ordered=False)
    strong = _STRONG.match(told[1]) is not None
    if within and not (strong and _is_body(told[0])):
        return Duty(subject=None, text=clause, ordered=False)
    return Duty(subject=told[0], text=_plain(told[1]), ordered=strong)


def _order_after_opener(clause: str) -> re.Match[str] | None:
    """'Đối với các cụm công nghiệp: A và B, giao UBND phường C …'."""
    if not _OPENER.match(clause):
        return None
    at = re.search(r"[,:]\s+(?=(?:[^,.;:]{3,80}\s)?(?:giao|đề nghị|yêu cầu)\s)", clause[:400])
    return _ORDER.match(clause, at.end()) if at else None


def _after_opener(clause: str) -> tuple[str, str] | None:
    """'Trên cơ sở kế hoạch được duyệt, Chánh Thanh tra trưng tập …'."""
    if not _OPENER.match(clause):
        return None
    for comma in re.finditer(r",\s+", clause[:400]):
        if clause[comma.end()].isupper() or clause.startswith(("các ", "cơ quan"), comma.end()):
            told = subject_of(clause[comma.end() :])
            if told:
                return told
    return None


def _colon(clause: str) -> tuple[str, str] | None:
    """'Viễn thông tỉnh: chủ trì …' where nothing but a name stands before the colon."""
    colon = _COLON.search(clause[:260])
    if not colon or not starts_name(clause):
        return None
    who, rest = clause[: colon.start()], clause[colon.end() :]
    if (
        not rest
        or (re.search(r"(?i)\b(?:sở|xã|phường|huyện|thành phố|bộ|đơn vị|đặc khu|thị xã)$", who) and rest[:1].isupper())
    ) and find_predicate(rest[:1].lower() + rest[1:], limit=40) != 0:
        return None
    if not rest or find_predicate(who) is not None or len(who) > 220:
        return None
    return who.strip(), rest.strip()


def _is_body(subject: str) -> bool:
    return not re.match(
        r"(?i)(?:các |những )?(?:đồng chí|cán bộ|lãnh đạo|ông|bà|thành viên|công chức|trưởng|phó)\b", subject
    )


def _plain(text: str) -> str:
    """The task without the bare words that only say that it is one."""
    text = _RESPONSIBLE.sub("", text.strip())
    return _BARE_LEAD.sub("", text) if _BARE_LEAD.match(text) else text
