"""The whole check, sheet after sheet."""

from __future__ import annotations

from collections.abc import Sequence

from diemcau.directory.domain.columns import TABLES
from diemcau.directory.domain.files.sheets import RawSheet
from diemcau.directory.domain.imports.groups import Members, by_name, read_groups
from diemcau.directory.domain.imports.lines import lines_of
from diemcau.directory.domain.imports.organisations import read_organisations
from diemcau.directory.domain.imports.people import People, read_positions
from diemcau.directory.domain.imports.references import References
from diemcau.directory.domain.imports.report import MAX_PROBLEMS, Checked, Report
from diemcau.directory.domain.imports.successions import read_successions
from diemcau.directory.domain.imports.venues import read_venues
from diemcau.directory.domain.rows import Snapshot, changes
from diemcau.kernel.errors import Unreadable


def check(sheets: Sequence[RawSheet], known: Snapshot) -> Checked:
    """What a file says that cannot be, and what it would add and change in the directory as it is known.

    Order in the file does not matter: a line may name an organisation, a group or a person of a later one.

    Raises:
        Unreadable: no sheet has the headings of any table; a Vietnamese sentence.
    """
    report = Report()
    lines = lines_of(sheets, report)
    count = sum(map(len, lines.values()))
    if not count and not report.problems:
        titles = ", ".join(f"“{table.title}”" for table in TABLES)
        raise Unreadable(
            f"Không tìm thấy bảng nào của danh bạ trong tệp ({titles}). Hãy tải tệp mẫu về, điền vào rồi gửi lại."
        )

    wanted = Snapshot()
    references = References(known.organisations.values())
    wanted.organisations |= read_organisations(lines["organisations"], known, references, report)
    wanted.successions |= read_successions(lines["successions"], known, wanted, references, report)
    read_positions(lines["positions"], known, wanted, references, report)
    people = People(known, wanted, references, report)
    people.read(lines["people"])
    names = by_name(known)
    read_groups(lines["groups"], known, wanted, references, names, report)
    Members(known, wanted, references, names, people, report).read(lines["members"])
    read_venues(lines["venues"], known, wanted, references, report)
    return Checked(
        problems=tuple(sorted(report.problems, key=lambda each: (each.sheet, each.row))[:MAX_PROBLEMS]),
        notes=tuple(report.notes),
        changes=changes(known, wanted),
        rows=count,
    )
