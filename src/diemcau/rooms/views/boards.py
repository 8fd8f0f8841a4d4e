"""The readiness board, of sites and of units."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from diemcau.conference.models import Conference
from diemcau.conference.permissions import can_organise, can_see_all
from diemcau.directory.permissions import SignedIn, require
from diemcau.kernel.numbers import written
from diemcau.kernel.words import say
from diemcau.rooms.domain import ALL, BY_NAME, BY_STATE, Board, Choice, arrange, choose
from diemcau.rooms.queries.boards import site_board, unit_board

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One of the two ways to look at readiness, and its words."""

    key: str  # of the pages that its rows lead to
    ask: Callable[[Conference], Board]
    page: str
    file: str
    noun: str
    first: str
    grouped: str
    search: str


def _of_sites() -> View:
    return View(
        key="site",
        ask=site_board,
        page="rooms:board",
        file="rooms:board-file",
        noun=_("điểm cầu"),
        first=_("Địa phương"),
        grouped=_("Theo địa bàn"),
        search=_("Tìm địa phương (không cần dấu)"),
    )


def _of_units() -> View:
    return View(
        key="unit",
        ask=unit_board,
        page="rooms:unit-board",
        file="rooms:unit-board-file",
        noun=_("đơn vị"),
        first=_("Đơn vị"),
        grouped=_("Theo khối"),
        search=_("Tìm đơn vị (không cần dấu)"),
    )


@require_safe
def sites(request: SignedIn, conference_id: int) -> HttpResponse:
    """The readiness of every site."""
    return _page(request, conference_id, _of_sites())


@require_safe
def units(request: SignedIn, conference_id: int) -> HttpResponse:
    """The readiness of every unit: departments, vertical agencies, party and front bodies, localities."""
    return _page(request, conference_id, _of_units())


@require_safe
def site_file(request: SignedIn, conference_id: int) -> HttpResponse:
    return _file(request, conference_id, _of_sites())


@require_safe
def unit_file(request: SignedIn, conference_id: int) -> HttpResponse:
    return _file(request, conference_id, _of_units())


def _page(request: SignedIn, conference_id: int, view: View) -> HttpResponse:
    """The whole page; to htmx the rows that answer the form, or those that open under one group."""
    conference = _conference(request, conference_id)
    board, choice = view.ask(conference), choice_of(request.GET)
    context: dict[str, Any] = {
        "conference": conference,
        "board": board,
        "choice": choice,
        "view": view,
        "rows_at": reverse(f"rooms:{view.key}", args=[conference.pk, 0]).removesuffix("0/"),
        "page": request.path,
    }
    if (opened := request.GET.get("of")) is not None:
        rows = next((group.rows for group in board.groups if str(group.key) == opened), ())
        return render(request, "rooms/board.html#opened", context | {"rows": rows})
    rows = choose(board, choice) if choice.is_of_rows else ()
    shown = len(rows) if choice.is_of_rows else board.size
    context |= {
        "board": arrange(board, choice),
        "rows": rows,
        "heads": list(_heads(board, choice, view)),
        "headline": _headline(board, view),
        "foot": f"{written(shown)} / {written(board.size)} {view.noun}",
    }
    if request.headers.get("HX-Target") == "rows":
        return render(request, "rooms/board.html#rows", context)
    context |= {
        "lead": _lead(board),
        "blocks": list(_blocks(board, choice, view)),
        "shortages": [
            (column, say(column.shortage), number, column.key in choice.lacks) for number, column in board.shortages()
        ],
        "unnamed": next((number for number, column in board.shortages() if column.key == "named"), 0),
        "file": reverse(view.file, args=[conference.pk]),
        "sees_all": True,
        "may_fix_time": conference.starts_on is None and can_organise(request.user, conference),
    }
    return render(request, "rooms/board.html", context)


def _file(request: SignedIn, conference_id: int, view: View) -> HttpResponse:
    """The rows that the board shows, as a workbook: all of them where nothing was asked."""
    conference = _conference(request, conference_id)
    board = view.ask(conference)
    from diemcau.rooms.domain.sheets import workbook  # noqa: PLC0415 -- slow import

    content = workbook(
        board,
        choose(board, choice_of(request.GET)),
        title=_("Mức sẵn sàng"),
        first=view.first,
        with_place=view.key == "unit",
    )
    name = _("muc-san-sang-don-vi.xlsx") if view.key == "unit" else _("muc-san-sang-diem-cau.xlsx")
    return HttpResponse(content, XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _conference(request: SignedIn, conference_id: int) -> Conference:
    conference = get_object_or_404(Conference.objects.visible_to(request.user), pk=conference_id)
    require(can_see_all(request.user, conference))
    return conference


def choice_of(asked: QueryDict) -> Choice:
    """What the form says: `q`, `block`, `lacks` (several), `sort` ("-venue" is the other way round)."""
    sort = asked.get("sort", "")
    return Choice(
        words=asked.get("q", "")[:100],
        block=asked.get("block", ""),
        lacks=frozenset(asked.getlist("lacks")[:20]),
        sort=sort.removeprefix("-"),
        reverse=sort.startswith("-"),
    )


def _heads(board: Board, choice: Choice, view: View) -> Iterator[tuple[str, str, str]]:
    """Each head's title, its aria-sort, and what pressing it asks for: first one way, then the other, then none."""
    titles = [
        (BY_NAME, view.first),
        *((column.key, say(column.title)) for column in board.columns),
        (BY_STATE, _("Tình trạng")),
    ]
    for key, title in titles:
        if key != choice.sort:
            yield title, "", key
        else:
            goes_up = (key == BY_NAME) is not choice.reverse  # names begin with A, the rest with what lacks most
            yield title, "ascending" if goes_up else "descending", "" if choice.reverse else f"-{key}"


def _blocks(board: Board, choice: Choice, view: View) -> Iterator[tuple[str, str, int, bool]]:
    yield "", view.grouped, len(board.groups), not choice.block
    yield ALL, _("Tất cả"), board.size, choice.block == ALL
    if len(board.blocks) > 1:
        for block in board.blocks:
            yield block.key, block.name, block.size, choice.block == block.key


def _headline(board: Board, view: View) -> str:
    facts = {"unready": written(board.unready), "size": written(board.size), "noun": view.noun}
    if board.unready:
        return _("Chưa sẵn sàng: %(unready)s trong %(size)s %(noun)s") % facts
    return _("Cả %(size)s %(noun)s đã sẵn sàng") % facts


def _lead(board: Board) -> str:
    """What the columns that count something add up to."""
    counted = [
        (cell.amount, say(column.counts))
        for cell, column in zip(board.cells, board.columns, strict=True)
        if column.counts
    ]
    return " · ".join(f"{written(amount)} {noun}" for amount, noun in counted if amount)
