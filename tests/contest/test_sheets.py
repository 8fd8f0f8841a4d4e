"""The workbooks of a contest."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from diemcau.contest.actions import send
from diemcau.contest.domain.bank import read_bank
from diemcau.contest.domain.sheets import read_headcounts
from diemcau.kernel.errors import Unreadable
from tests import build
from tests.contest.build import bank_file, begun, contest, open_round

HEADS = ("Mã đơn vị", "Đơn vị", "Số người")


def cells(content: bytes) -> list[tuple[object, ...]]:
    return list(load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True))


@pytest.mark.parametrize(
    ("row", "why"),
    [(("X", "", "5"), "không có đơn vị"), (("A", "", "-5"), "nguyên dương")],
)
def test_a_line_that_makes_no_sense_is_named(row, why):
    with pytest.raises(Unreadable, match=why):
        read_headcounts(bank_file(row, heads=HEADS), {"A": 1})


def test_lines_without_a_number_are_left_out_and_a_unit_counts_once():
    assert read_headcounts(bank_file(("A", "", "1.200"), ("B", "", ""), heads=HEADS), {"A": 1, "B": 2}) == {1: 1200}
    with pytest.raises(Unreadable, match="dòng trên"):
        read_headcounts(bank_file(("A", "", "1"), ("A", "", "2"), heads=HEADS), {"A": 1})


@pytest.mark.django_db
def test_what_was_handed_out_is_taken_back(client):
    of, unit = contest(), build.organisation(name="Sở Nội vụ")
    of.conference.units.create(organisation=unit)
    client.force_login(build.administrator())
    there = f"/conferences/{of.conference_id}/contests/{of.pk}/headcounts/"

    assert cells(client.get(f"/contests/{of.pk}/headcounts.xlsx").content)[1][:2] == (unit.code, "Sở Nội vụ")
    for people in ("120", "130"):
        file = SimpleUploadedFile("so.xlsx", bank_file((unit.code, "", people), heads=HEADS))
        client.post(there, {"file": file})
    bad = client.post(there, {"file": SimpleUploadedFile("so.xlsx", bank_file(("?", "", "1"), heads=HEADS))})

    assert (of.headcounts.get().people, bad.status_code) == (130, 422)
    assert len(read_bank(client.get(f"/contests/{of.pk}/questions.xlsx").content)) == 1


@pytest.mark.django_db
def test_the_order_is_a_file_without_formulas_and_is_searched_without_diacritics(client):
    round_ = open_round()
    of = round_.contest
    for name in ("=1+1", "Hồ Thị Đào"):
        send(begun(round_, name=name).pk, {}, None)
    client.force_login(build.administrator())

    order = cells(client.get(f"/contests/{of.pk}/standings/individual.xlsx").content)
    people = cells(client.get(f"/contests/{of.pk}/contestants.xlsx").content)
    page = client.get(f"/conferences/{of.conference_id}/contests/{of.pk}/?q=ho+thi+dao").content.decode()

    assert (len(order), len(people)) == (3, 3)
    assert not any(str(cell).startswith("=") for row in order + people for cell in row)
    assert "Hồ Thị Đào" in page and "=1+1" not in page
    client.force_login(build.account())
    assert client.get(f"/contests/{of.pk}/standings/individual.xlsx").status_code == 404
    assert client.get(f"/contests/{of.pk}/contestants.xlsx").status_code == 404
