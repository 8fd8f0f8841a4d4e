"""Báo cáo phân tích of one block: its table, what it loses and where, with the pictures of the page. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from diemcau.kernel.words import say
from diemcau.nd30.model import Document, Node
from diemcau.nd30.writing.kinds import Office, Signing, entry, report, rows
from diemcau.nd30.writing.kinds.parts import UNREAD
from diemcau.scoring.domain.analysis import Loss, RankRange
from diemcau.scoring.domain.comparison import Comparison
from diemcau.scoring.domain.finished import Finished
from diemcau.scoring.domain.points import ZERO, printed, vietnamese

MOST_ROWS = 60  # of a table beside the ranking itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A picture, and what it says to those who do not see it."""

    svg: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Everything that the report is made of; `gaps`: unit, own points, points of the council."""

    table: Finished
    fields: Sequence[Loss]
    losses: Sequence[Loss]
    comparisons: Sequence[Comparison]
    year_before: int | None
    gaps: Sequence[tuple[str, Decimal, Decimal]]
    ranges: Sequence[RankRange]
    pictures: dict[str, Drawn]


def analysis_report(told: Told, *, office: Office, signing: Signing) -> Document:
    """The parts for which there is something to say, numbered as they come."""
    parts = [
        (say("KẾT QUẢ XẾP HẠNG"), list(_ranking(told))),
        (say("ĐIỂM BỊ MẤT"), list(_losses(told))),
        (say("SO VỚI NĂM TRƯỚC"), list(_change(told))),
        (say("TỰ CHẤM VÀ THẨM ĐỊNH"), list(_gaps(told))),
        (say("ĐỘ CHẮC CỦA THỨ HẠNG"), list(_sureness(told))),
    ]
    labels = iter(("I", "II", "III", "IV", "V"))
    text = [entry("", label=next(labels), heading=heading, under=under) for heading, under in parts if under]
    return report(
        office,
        signing,
        subject=say("Phân tích %(title)s, khối %(block)s", title=told.table.title, block=told.table.block),
        to=(),
        text=text,
        last=say("Trên đây là báo cáo phân tích %(title)s", title=told.table.title),
    )


def _ranking(told: Told) -> Iterator[Node]:
    table = told.table
    if table.decision:
        yield entry(say("Theo Quyết định số %(decision)s.", decision=table.decision))
    else:
        yield entry(say("Kết quả tạm, chưa phê duyệt."))
    yield entry(table.settings)
    yield from _picture(told, "distribution")
    yield from rows(
        [
            [say("Hạng"), say("Đơn vị"), say("Điểm"), say("Tối đa"), say("Chỉ số (%)"), say("Xếp loại")],
            *(
                [
                    str(row.rank or ""),
                    row.unit,
                    printed(row.points),
                    printed(row.applicable),
                    printed(row.index),
                    row.grade,
                ]
                for row in table.rows
            ),
        ]
    )


def _losses(told: Told) -> Iterator[Node]:
    if not told.fields:
        return
    first = told.fields[0]
    yield entry(
        say(
            "Khối mất nhiều nhất ở %(name)s: trung bình %(lost)s điểm mỗi đơn vị.",
            name=first.name,
            lost=vietnamese(first.lost, 2),
        )
    )
    yield from _picture(told, "waterfall")
    yield from rows(_loss_rows(say("Lĩnh vực"), told.fields))
    yield entry(say("Những tiêu chí thành phần mất điểm nhiều nhất:"))
    yield from rows(_loss_rows(say("Tiêu chí thành phần"), told.losses[:15]))
    yield from _picture(told, "heat")


def _loss_rows(heading: str, losses: Iterable[Loss]) -> Iterator[Sequence[str]]:
    yield [heading, say("Mất trung bình"), say("Tối đa"), say("Tỷ lệ mất (%)")]
    for each in losses:
        shown = (vietnamese(number, 2) for number in (each.lost, each.ceiling, each.share))
        yield [f"{each.code} {each.name}", *shown]


def _change(told: Told) -> Iterator[Node]:
    if told.year_before is None:
        return
    climbed = sum((each.climb or 0) > 0 for each in told.comparisons)
    fell = sum((each.climb or 0) < 0 for each in told.comparisons)
    yield entry(
        say(
            "So với năm %(year)s, %(climbed)s đơn vị lên hạng, %(fell)s đơn vị xuống hạng.",
            year=told.year_before,
            climbed=climbed,
            fell=fell,
        )
    )
    yield from _picture(told, "slope")
    yield from rows(_change_rows(told.comparisons[:MOST_ROWS]))


def _change_rows(comparisons: Iterable[Comparison]) -> Iterator[Sequence[str]]:
    yield [say("Đơn vị"), say("Hạng trước"), say("Hạng"), say("Chỉ số"), say("Tăng, giảm")]
    for each in comparisons:
        unit = f"{each.unit} ({say('kế thừa')}: {'; '.join(each.before)})" if each.merged else each.unit
        index = vietnamese(each.index, 2) if each.index is not None else ""
        yield [unit, str(each.rank_before or ""), str(each.rank or ""), index, _signed(each.change)]


def _gaps(told: Told) -> Iterator[Node]:
    if not told.gaps:
        return
    heading = [say("Đơn vị"), say("Tự chấm"), say("Thẩm định"), say("Chênh lệch")]
    found = [
        [unit, vietnamese(own, 2), vietnamese(given, 2), _signed(own - given)]
        for unit, own, given in told.gaps[:MOST_ROWS]
    ]
    yield from rows([heading, *found])


def _sureness(told: Told) -> Iterator[Node]:
    unsure = [each for each in told.ranges if not each.is_sure]
    if not any(each.margin for each in told.ranges):
        return
    yield entry(
        say(
            "Do sai số điều tra, %(unsure)s trong %(all)s thứ hạng chưa chắc.", unsure=len(unsure), all=len(told.ranges)
        )
    )
    heading = [say("Đơn vị"), say("Hạng"), say("Có thể từ"), say("đến"), say("Sai số của chỉ số")]
    found = [
        [each.unit, str(each.rank), str(each.best), str(each.worst), f"± {vietnamese(each.margin, 2)}"]
        for each in unsure[:MOST_ROWS]
    ]
    yield from rows([heading, *found])


def _picture(told: Told, name: str) -> Iterator[Node]:
    drawn = told.pictures.get(name)
    if drawn:
        yield Node(label=None, heading=None, text=drawn.told, lines=UNREAD, svg=drawn.svg)


def _signed(value: Decimal | None) -> str:
    if value is None:
        return ""
    return f"{'+' if value > ZERO else '−' if value < ZERO else ''}{vietnamese(abs(value), 2)}"
