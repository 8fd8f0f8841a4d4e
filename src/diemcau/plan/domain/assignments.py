"""Who has to do what: the duties that a document hands out, in every layout that papers use.

A heading may name the unit over its tasks; a sentence may name it ('Giao Sở X chủ trì …'); labels may ('Đơn vị chủ
trì: …'); a table may (see assignment_tables). Sections that only state aims, praise or attendance give none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from diemcau.kernel.vietnamese import fold
from diemcau.nd30.model import Document, Lines
from diemcau.plan.domain.deadlines import find_deadline
from diemcau.plan.domain.duties import coordinating_units, named_units, split_duties
from diemcau.plan.domain.fields import Field, field_of
from diemcau.plan.domain.model import Assignment
from diemcau.plan.domain.names import split_names, starts_name
from diemcau.plan.domain.predicates import find_predicate
from diemcau.plan.domain.sections import Entry, fields_among
from diemcau.plan.domain.topics import Topic

_ASKS_NOTHING = frozenset(
    {Topic.PURPOSE, Topic.PARTICIPANTS, Topic.TIME, Topic.PLACE, Topic.PROGRAMME, Topic.CHAIR, Topic.FORMAT}
)
_ASKING_KINDS = ("chi thi", "cong dien", "thong bao", "ket luan", "cong van")
_CLOSING = re.compile(
    r"(?i)^(?:trên đây là|trong quá trình|nay thông báo|kế hoạch này|văn bản này|rất mong|trân trọng|nơi nhận)"
)
_PREFIXED = re.compile(
    r"(?i)^(?:kính )?(?:đề nghị|yêu cầu|giao(?: cho)?|mời|phân công|đối với|trách nhiệm của|"
    r"nhiệm vụ (?:cụ thể )?của)\s*:?\s+"
)
_LEADS_ON = re.compile(r"(?:,\s*)?(?:cụ thể(?: như sau)?|như sau|sau đây|sau)?\s*:\s*$")
_CAPTION = re.compile(r"(?i)^(?:lãnh đạo phụ trách|ghi chú|lưu ý)\b")
_SEMICOLON_LABEL = re.compile(r";\s+(?=[A-ZĐ][^:;]{4,40}:)")
_ONLY_SCOPE = re.compile(r"^(?:trong phạm vi|theo chức năng|căn cứ chức năng)")
_ONLY_ORDERS = re.compile(
    r"(?i)^(?:yêu cầu|đề nghị|giao|chỉ đạo|điện|gửi|thông báo|kết luận|có ý kiến[^:]{0,60}|ban hành[^:]{0,200}|"
    r"kính mời[^:]{0,60})\s*:\s*$"
)
_ANNOUNCES = re.compile(r"(?i)^(?:(?:trân trọng )?(?:kính )?mời|thông báo|tổ chức|xây dựng)\b[^:]{0,400}:\s*$")
_ADDRESSED = re.compile(r"(?i)^(?:điện|gửi|(?:kính )?mời)")
_ASKS = re.compile(r"(?i)\b(?:đề nghị|yêu cầu|giao)\b")
_AND_ORDERS = re.compile(r"(?i)\b(?:yêu cầu|đề nghị|chỉ đạo|kết luận)(?: như sau)?\s*:\s*$")
_END = " ;,/"
Units = tuple[str, ...]


@dataclass(slots=True)
class _Open:
    """The unit that following entries of one parent are handed to."""

    units: Units = ()
    sure: bool = False  # named by a heading of its own: everything below is the unit's work
    taken: set[int] = field(default_factory=set)


def assignments_of(entries: Sequence[Entry], document: Document) -> tuple[Assignment, ...]:
    """Every duty handed out in the running text, in its order."""
    kind = fold(document.type or "cong van")
    asking = kind.startswith(_ASKING_KINDS)
    inviting = kind.startswith(("giay moi", "thu moi", "giay trieu tap"))
    context: dict[int, _Open] = {}
    found: list[Assignment] = []
    for at, entry in enumerate(entries):
        holder = context.get(id(entry.parent)) if entry.parent else context.setdefault(0, _Open())
        if holder is None:
            holder = context[id(entry.parent)] = _Open()
        here = context[id(entry)] = _Open()
        if entry.head and field_of(entry.head) is Field.DEADLINE and holder.sure and entry.text:
            _date(found, holder.units, entry)
            continue
        if id(entry) in holder.taken or _silent(entry):
            here.taken.update(id(one) for one in entry.children if id(entry) in holder.taken)
            continue
        if entry.parent is None and entry.label is None and entry.head is None and _closes(entries, at):
            continue
        found.extend(_of(entry, holder, here, asking=asking, inviting=inviting))
    return tuple(dict.fromkeys(found))


def _date(found: list[Assignment], units: Units, entry: Entry) -> None:
    """'- Thời gian hoàn thành: …' under a unit dates the tasks printed above it."""
    first = entry.parent.lines[0] if entry.parent else 1
    for at in range(len(found) - 1, -1, -1):
        task = found[at]
        if task.lead != units or task.lines[0] < first or task.deadline is not None:
            return
        found[at] = replace(task, deadline=entry.text.strip(" .;"))


def _silent(entry: Entry) -> bool:
    if entry.label is None and entry.head is None and not entry.own and _asks_until(entry.text):
        return False  # 'Đề nghị các đơn vị … trước ngày …' printed behind the place
    return (
        (bool(entry.topics & _ASKS_NOTHING) and Topic.DUTIES not in entry.topics)
        or "\t" in entry.text
        or bool(entry.head and _CAPTION.match(entry.head))
    )


def _closes(entries: Sequence[Entry], at: int) -> bool:
    """A loose paragraph of the whole document: it opens or closes, unless it orders something until a date."""
    text = entries[at].text
    if _CLOSING.match(text):
        return True
    if text.rstrip().endswith(":"):
        return False
    return not (text.startswith("Giao ") or (_ASKS.search(text) and find_deadline(text)))


def _asks_until(text: str) -> bool:
    return text.startswith("Giao ") or (_ASKS.match(text) is not None and find_deadline(text) is not None)


def _of(entry: Entry, holder: _Open, here: _Open, *, asking: bool, inviting: bool) -> Iterator[Assignment]:
    here.units, here.sure = holder.units, holder.sure
    duties = holder.sure or Topic.DUTIES in entry.topics or (asking and not entry.topics)
    block = fields_among(entry.children)
    if block:
        here.taken.update(id(one) for one in block)
        yield from _field_block(entry, block, here)
        return
    unit = _unit_heading(entry, duties=duties) if duties or not inviting else ()  # there a heading names who is invited
    if unit:
        here.units, here.sure = unit, True
        if entry.text and entry.head:
            yield from _tasks(entry.text, here.units, entry.lines)
        return
    if entry.head:
        if not entry.bullet:
            here.units, here.sure = (), False
        if entry.bullet and holder.units:  # a bullet 'Về hồ sơ: Rà soát …' under its unit
            yield from _tasks(f"{entry.head}: {entry.text}" if entry.text else entry.head, holder.units, entry.lines)
        elif entry.text:
            yield from _sentences(entry.text, entry, holder, here, duties=duties)
        return
    yield from _sentences(entry.text, entry, holder, here, duties=duties)


def _unit_heading(entry: Entry, *, duties: bool) -> Units:
    """The units that a heading names, () where it names something else."""
    head = entry.head
    if head is None and entry.children and entry.text.endswith(":") and entry.label is not None:
        head = entry.text.rstrip(" :")
    if (
        head is None
        and entry.children
        and entry.label is not None
        and not entry.bullet
        and len(entry.text.split()) < 30
    ):
        head = entry.text.rstrip(" :.")
    if not head or field_of(head):
        return ()
    bare = _PREFIXED.sub("", head).strip(" .:;")
    if entry.own and not (Topic.DUTIES in entry.own and bare != head):
        return ()
    if len(bare) > 260 or not starts_name(bare):
        return ()
    verb = find_predicate(bare)
    if verb is not None and not (
        duties
        and verb > 8
        and not re.match(r"(?:chủ trì|phối hợp|có trách nhiệm|chịu trách nhiệm|căn cứ)", bare[verb:])
    ):
        return ()
    return named_units(bare)


def _sentences(text: str, entry: Entry, holder: _Open, here: _Open, *, duties: bool) -> Iterator[Assignment]:
    leads_on = _LEADS_ON.search(text) is not None
    for duty in split_duties(text, within=bool(holder.units)):
        if duty.subject is None:
            if holder.units and duties:
                yield from _tasks(duty.text, holder.units, entry.lines, split=False)
            continue
        if not duty.ordered and not duties and not _acts(entry) and find_deadline(duty.text) is None:
            continue
        if leads_on and entry.parent is None and entry.label is None and _AND_ORDERS.search(duty.text):
            continue  # 'Chủ tịch UBND tỉnh triệu tập cuộc họp … và yêu cầu:'
        if leads_on and (_ONLY_ORDERS.match(duty.text) or (entry.label is None and _ANNOUNCES.match(duty.text))):
            here.taken.update(id(one) for one in entry.children if _ADDRESSED.match(duty.text))
            continue
        units = named_units(duty.subject)
        if not units or _is_audience(duty.subject):
            continue
        here.units = units
        if leads_on and duty.text.rstrip().endswith(":"):
            if not entry.children:
                holder.units = units  # 'Giao phòng X thực hiện các công việc:' with its list printed beside it
            continue
        yield from _tasks(duty.text, units, entry.lines, split=False)


def _acts(entry: Entry) -> bool:
    """In a section of tasks a plain sentence 'Trung tâm X hỗ trợ …' hands out a task too."""
    return Topic.TASKS in entry.topics


def _is_audience(subject: str) -> bool:
    return (
        re.match(r"(?i)(?:các |quý )?(?:đại biểu|đồng chí đại biểu|vận động viên|đội bóng|ông bà)\b", subject)
        is not None
    )


def _tasks(
    text: str, units: Units, lines: Lines, *, split: bool = True, deadline: str | None = None
) -> Iterator[Assignment]:
    if split:
        for duty in split_duties(text, within=True):
            yield from _tasks(
                duty.text, named_units(duty.subject) if duty.subject else units, lines, split=False, deadline=deadline
            )
        return
    task = _LEADS_ON.sub("", text).strip(_END)
    task = re.sub(r"\s*\./\.?$", ".", task)
    if not units or not any(letter.isalpha() for letter in task):
        return
    lead = tuple(unit.strip(" .") for unit in units)
    others = tuple(name for name in coordinating_units(task) if name not in lead)
    yield Assignment(lead=lead, coordinating=others, text=task, deadline=find_deadline(task) or deadline, lines=lines)


# -- labels: 'Cơ quan chủ trì: …', 'Thời gian thực hiện: …'


def _field_block(entry: Entry, block: Sequence[Entry], here: _Open) -> Iterator[Assignment]:
    values: dict[Field, str] = {}
    for one in block:
        for name, value in _labelled(one):
            values.setdefault(name, value)
    others = [one for one in entry.children if one not in block and one.text and one.label is not None]
    here.taken.update(id(one) for one in others)
    deadline = values.get(Field.DEADLINE, "").strip(" .;") or None
    lines = (entry.lines[0], max(one.lines[1] for one in block))
    doers = values.get(Field.DOERS, "")
    spelled = [duty for duty in split_duties(doers) if duty.subject and not _ONLY_SCOPE.match(duty.text)]
    if spelled and Field.LEAD not in values:
        for duty in spelled:
            yield from _tasks(duty.text, named_units(duty.subject or ""), lines, split=False, deadline=deadline)
        return
    lead = split_names(values.get(Field.LEAD) or doers)
    with_ = split_names(values.get(Field.COORDINATING, ""))
    if not lead:
        return
    tasks = [(values[Field.TASK], lines)] if Field.TASK in values else [(_printed(one), one.lines) for one in others]
    for task, where in tasks or [(entry.head or entry.text, lines)]:
        yield Assignment(
            lead=lead,
            coordinating=with_ or tuple(name for name in coordinating_units(task) if name not in lead),
            text=task.strip(_END),
            deadline=find_deadline(task) or deadline,
            lines=where,
        )


def _labelled(entry: Entry) -> Iterator[tuple[Field, str]]:
    """'Đơn vị chủ trì: A; Đơn vị phối hợp: B' on one line gives both."""
    text = f"{entry.head}: {entry.text}"
    for piece in _SEMICOLON_LABEL.split(text):
        head, _, value = piece.partition(":")
        name = field_of(head)
        if name and value.strip():
            yield name, value.strip()


def _printed(entry: Entry) -> str:
    return f"{entry.head}: {entry.text}" if entry.head and entry.text else entry.head or entry.text
