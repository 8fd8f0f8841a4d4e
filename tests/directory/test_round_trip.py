"""What the export writes, the import reads back: the same directory, and nothing to change."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diemcau.directory.domain import BodyKind, Tier
from diemcau.directory.domain.cells import armed, clean, disarmed
from diemcau.directory.domain.exports import tables
from diemcau.directory.domain.files import csv_file, read, workbook
from diemcau.directory.domain.imports import check
from diemcau.directory.domain.imports.lines import FORMULA_ERRORS
from diemcau.directory.domain.rows import (
    AppointmentRow,
    GroupRow,
    MemberRow,
    OrganisationRow,
    PersonRow,
    PositionRow,
    Snapshot,
    SuccessionRow,
    VenueRow,
)

LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.sampled_from("=+-@'\"\t\r\n,;ăđỡ")
TEXT = st.text(LETTERS, max_size=40).map(clean).filter(lambda text: text.upper() not in FORMULA_ERRORS)
WORDS = TEXT.filter(bool)
ALIASES = st.lists(WORDS.filter(lambda text: ";" not in text), max_size=3, unique=True).map(tuple)
DAYS = st.none() | st.dates(date(1945, 9, 2), date(2100, 12, 31))
COUNTS = st.integers(0, 9999)


def codes(prefix: str, most: int) -> st.SearchStrategy[list[str]]:
    return st.integers(0, most).map(lambda count: [f"{prefix}{number}" for number in range(count)])


@st.composite
def directories(draw: st.DrawFn) -> Snapshot:
    """Any directory that the database would hold: parents without circles, keys once, dates in order."""
    made = Snapshot()
    known = draw(codes("Đ.", 5))
    for number, code in enumerate(known):
        begins, ends = sorted(draw(st.tuples(DAYS, DAYS)), key=lambda day: day or date.max)
        if ends is None:
            begins, ends = draw(st.sampled_from([(begins, None), (None, begins)]))
        made.add(
            OrganisationRow(
                code=code,
                name=f"{draw(TEXT)} {number}".strip(),
                short_name=draw(TEXT),
                aliases=draw(ALIASES),
                tier=draw(st.sampled_from(Tier)),
                kind=draw(st.sampled_from(BodyKind)),
                parent=draw(st.sampled_from(["", *known[:number]])),
                area_code=draw(st.sampled_from(["", "49", "00123"])),
                locality=draw(st.sampled_from(["", "thị trấn"])),
                organ_id=draw(st.sampled_from(["", f"H47.{number}"])),
                email=draw(st.sampled_from(["", "so@tinh.example"])),
                phone=draw(st.sampled_from(["", "+84 235 000", "0000 123 456", "-"])),
                rank=draw(COUNTS),
                valid_from=begins,
                valid_to=ends,
            )
        )
        made.add(
            *(
                PositionRow(organisation=code, title=title, rank=draw(COUNTS), is_head=draw(st.booleans()))
                for title in draw(st.lists(WORDS, max_size=2))
            )
        )
        made.add(
            *(
                VenueRow(organisation=code, name=name, address=draw(TEXT), capacity=draw(st.none() | COUNTS))
                for name in draw(st.lists(WORDS, max_size=2))
            )
        )
        made.add(
            *(
                GroupRow(organisation=code, name=name, decision=draw(TEXT), valid_from=day)
                for name, day in draw(st.lists(st.tuples(WORDS, DAYS), max_size=2))
            )
        )
    for code in draw(codes("Người-", 4)):
        made.add(
            PersonRow(
                code=code,
                name=draw(WORDS),
                email=draw(st.sampled_from(["", f"{code}@tinh.example"])),
                is_invented=draw(st.booleans()),
            )
        )
    seats = sorted(made.positions)
    if seats:
        for code in made.people:
            made.add(
                *(
                    AppointmentRow(person=code, organisation=organisation, title=title, since=draw(DAYS))
                    for organisation, title in draw(st.lists(st.sampled_from(seats), max_size=2, unique=True))
                )
            )
    for key in made.groups:
        who = draw(st.lists(st.sampled_from(sorted(made.people)), max_size=2, unique=True)) if made.people else []
        made.add(
            *(
                MemberRow(organisation=key[0], group=key[1], group_from=key[2], person=code, duty=draw(TEXT))
                for code in who
            )
        )
        if seats:
            organisation, title = draw(st.sampled_from(seats))
            made.add(MemberRow(organisation=key[0], group=key[1], group_from=key[2], seat_of=organisation, title=title))
    _successions(draw, made)
    return made


def _successions(draw: st.DrawFn, made: Snapshot) -> None:
    for old in made.organisations.values():
        if old.valid_to is None or not draw(st.booleans()):
            continue
        on = old.valid_to + timedelta(days=1)
        new = [
            row.code
            for row in made.organisations.values()
            if (row.valid_from is None or row.valid_from <= on) and (row.valid_to is None or row.valid_to >= on)
        ]
        if new:
            made.add(
                SuccessionRow(predecessor=old.code, successor=draw(st.sampled_from(new)), on=on, decision=draw(TEXT))
            )


SLOWLY = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@given(directories())
@SLOWLY
def test_importing_an_exported_workbook_changes_nothing(known: Snapshot) -> None:
    if not known.organisations and not known.people:
        return
    found = check(read(workbook(tables(known))), known)
    assert (found.problems, found.notes, dict(found.changes)) == ((), (), {})


@given(directories())
@SLOWLY
def test_an_exported_workbook_makes_the_same_directory_anew(known: Snapshot) -> None:
    if not known.organisations and not known.people:
        return
    found = check(read(workbook(tables(known))), Snapshot())
    assert found.problems == ()
    again = Snapshot()
    for difference in found.changes.values():
        assert difference.changed == ()
        again.add(*difference.added)
    assert again == known


@given(directories())
@SLOWLY
def test_each_table_comes_back_from_comma_separated_values(known: Snapshot) -> None:
    for table, lines in tables(known):
        if lines:
            found = check(read(csv_file(table, lines)), known)
            assert (found.problems, dict(found.changes)) == ((), {})


@given(st.text(max_size=30))
def test_a_disarmed_text_is_no_formula_and_comes_back(text: str) -> None:
    assert not disarmed(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert armed(disarmed(text)) == text
