"""What the press takes away: everything of one announcement in one file."""

from __future__ import annotations

import io
import zipfile
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from diemcau.conference.models import Conference
from diemcau.nd30.writing import to_docx, to_png
from diemcau.publish.domain.charts import charts_of
from diemcau.publish.domain.charts.card import card
from diemcau.publish.domain.facts import fact_sheet, spoken
from diemcau.publish.domain.files import csv_file, workbook
from diemcau.publish.domain.tables import canonical
from diemcau.publish.domain.wording import in_english
from diemcau.publish.models import Announcement, Edition
from diemcau.publish.queries.consolidated import part_of
from diemcau.publish.queries.reading import title_of
from diemcau.publish.queries.released import public_result

_STAMP = (1980, 1, 1, 0, 0, 0)  # the same release gives the same bytes


@override("vi")  # official work, whoever asks for it
def film_facts(conference: Conference, *, made_on: date) -> bytes | None:
    """The fact sheet while the film is made: of every publication the newest edition, also what still waits.

    Only for those who may see what is under embargo; None where nothing is frozen.
    """
    newest = Edition.objects.filter(publication__conference=conference).order_by("publication", "-version")
    editions: dict[int, Edition] = {}
    for each in newest.select_related("publication__conference", "release"):
        editions.setdefault(each.publication_id, each)
    if not editions:
        return None
    is_secret = any(not hasattr(each, "release") for each in editions.values())
    warning = _("CHƯA CÔNG BỐ, chỉ dùng để dựng phim") if is_secret else ""
    parts = [part_of(each) for each in editions.values()]
    return to_docx(fact_sheet(parts, conference=conference.title, warning=warning), made_on=made_on)


def link_picture(slug: str) -> bytes | None:
    """What a message shows of the link to a result, in the language that is spoken; None before its release."""
    found = public_result(slug)
    if found is None:
        return None
    return to_png(card(title_of(found.edition), found.table, found.lines).svg, ppi=96)


@override("vi")
def press_pack(announcement: int) -> bytes | None:
    """Tables as .xlsx and .csv in both languages and JSON, pictures, the fact sheet; None where there is none."""
    found = Announcement.objects.select_related("conference").filter(pk=announcement).first()
    if found is None:
        return None
    editions = list(
        Edition.objects.released()
        .filter(release__announcement=found)
        .select_related("publication__conference")
        .order_by("publication__year", "publication__pk")
    )
    parts = [part_of(each) for each in editions]
    sheet, day = fact_sheet(parts, conference=found.conference.title), timezone.localdate(found.at)
    files: dict[str, bytes] = {
        "to-so-lieu.txt": spoken(parts).encode("utf-8-sig"),
        "to-so-lieu.docx": to_docx(sheet, made_on=day),
    }
    for edition, part in zip(editions, parts, strict=True):
        name = f"{edition.publication.slug}-v{edition.version}"
        files[f"{name}.xlsx"] = workbook(part.table)
        files[f"{name}.csv"] = csv_file(part.table)
        with override("en"):
            files[f"{name}-en.xlsx"] = workbook(in_english(part.table))
            files[f"{name}-en.csv"] = csv_file(in_english(part.table))
        files[f"{name}.json"] = canonical(edition.content).encode()
        files[f"{name}.png"] = to_png(card(part.title, part.table, part.lines).svg, ppi=96)
        for number, chart in enumerate(charts_of(part.title, part.table, part.lines), start=1):
            files[f"{name}-hinh-{number}.png"] = to_png(chart.svg)
            files[f"{name}-hinh-{number}.svg"] = chart.svg.encode()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as together:
        for name, content in files.items():
            together.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()
