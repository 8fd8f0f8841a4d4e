"""The table of a released result as a file."""

from __future__ import annotations

from diemcau.publish.domain.files import csv_file, workbook
from diemcau.publish.queries.reading import reads_english, table_read
from diemcau.publish.queries.ready import press_name, ready
from diemcau.publish.queries.released import public_result
from diemcau.publish.views.answering import Made, for_everybody

ZIP = "application/zip"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@for_everybody
def csv(slug: str) -> Made | None:
    found = public_result(slug)
    return (csv_file(table_read(found.table)), "text/csv; charset=utf-8", f"{slug}{_mark()}.csv") if found else None


@for_everybody
def xlsx(slug: str) -> Made | None:
    found = public_result(slug)
    return (workbook(table_read(found.table)), XLSX, f"{slug}{_mark()}.xlsx") if found else None


@for_everybody
def press_pack(announcement_id: int) -> Made | None:
    """Everything of one announcement, for newsrooms: made by the worker after a release, else by the first who asks."""
    content = ready(press_name(announcement_id))
    if content is None:
        from diemcau.publish.queries.press import press_pack as pack  # noqa: PLC0415 -- slow import

        content = pack(announcement_id)
    return (content, ZIP, f"ket-qua-cong-bo-{announcement_id}.zip") if content else None


def _mark() -> str:
    """Two files of one table do not overwrite each other."""
    return "-en" if reads_english() else ""
