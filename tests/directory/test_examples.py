"""The bundled examples: the facts that they promise, people who are nobody, and two provinces that agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import process_time

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from diemcau.directory.actions import load_example
from diemcau.directory.domain.exports import tables
from diemcau.directory.domain.files import read, workbook
from diemcau.directory.domain.imports import check
from diemcau.directory.domain.rows import Snapshot
from diemcau.directory.models import Appointment, Group, Organisation, Person, Succession, Venue
from diemcau.directory.queries import snapshot
from diemcau.journal.models import Entry
from diemcau.kernel.errors import Refused
from diemcau.web.examples import EXAMPLES

pytestmark = pytest.mark.django_db

JANUARY_2024 = date(2024, 1, 15)
MARCH_2025 = date(2025, 3, 15)
JULY_2025 = date(2025, 7, 1)


@pytest.fixture(scope="module")
def quang_nam(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[float]:
    """The example, loaded once for all tests that only look at it; the seconds that it took."""
    with django_db_blocker.unblock(), transaction.atomic():
        started = process_time()
        load_example(EXAMPLES / "quang-nam-2024")
        yield process_time() - started
        transaction.set_rollback(True)


def counts(day: date) -> dict[tuple[str, str], int]:
    return Counter(Organisation.objects.valid_on(day).values_list("tier", "kind"))


def test_quang_nam_2024_has_three_tiers_and_260_committees_in_five_seconds(quang_nam: float) -> None:
    assert counts(JANUARY_2024) == {
        ("province", "people_committee"): 1,
        ("province", "people_council"): 1,
        ("province", "council_body"): 5,
        ("province", "party_committee"): 1,
        ("province", "party_body"): 7,
        ("province", "front"): 1,
        ("province", "mass_organisation"): 5,
        ("province", "department"): 20,
        ("province", "vertical"): 7,
        ("province", "public_unit"): 1,
        **{("district", kind): 18 for kind in ("people_committee", "people_council", "party_committee", "front")},
        ("district", "division"): 54,
        **{("commune", kind): 241 for kind in ("people_committee", "people_council", "party_committee", "front")},
    }
    assert quang_nam < 5


def test_districts_and_communes_bear_the_names_of_their_kind(quang_nam: float) -> None:
    districts = Organisation.objects.filter(tier="district", kind="party_committee")
    assert Counter(name.split()[0] for name in districts.values_list("name", flat=True)) == {
        "Huyện": 15, "Thành": 2, "Thị": 1,
    }  # fmt: skip
    communes = Organisation.objects.filter(tier="commune", kind="people_committee")
    assert Counter(communes.values_list("locality", flat=True)) == {"xã": 197, "phường": 30, "thị trấn": 14}
    assert set(communes.values_list("parent__kind", "parent__tier")) == {("people_committee", "district")}


def test_invented_people_are_marked_and_cannot_be_called(quang_nam: float) -> None:
    people = Person.objects.all()
    assert people.count() > 500
    assert not people.filter(is_invented=False).exists()
    assert all(re.fullmatch(r"0000 \d{3} \d{3}", phone) for phone in people.values_list("phone", flat=True))
    addresses = list(people.values_list("email", flat=True))
    assert all(address.endswith("@quangnam.example") for address in addresses)
    assert len(set(addresses)) == len(addresses)


def test_a_chairman_of_a_council_may_be_the_secretary_of_the_party_committee_and_counts_once(quang_nam: float) -> None:
    chairs = Appointment.objects.filter(
        position__organisation__kind="people_council", position__organisation__tier="district", position__is_head=True
    )
    assert chairs.count() == 18
    for chair in chairs.select_related("person"):
        assert sorted(chair.person.appointments.values_list("position__title", flat=True)) == ["Bí thư", "Chủ tịch"]


def test_only_the_assisting_team_has_a_roster_so_the_size_of_other_groups_is_unknown(quang_nam: float) -> None:
    assert Group.objects.count() == 1 + 1 + 18
    (team,) = Group.objects.exclude(members=None).distinct()
    assert team.name == "Tổ giúp việc Ban Chỉ đạo Cải cách hành chính và Chuyển đổi số tỉnh"
    assert (team.members.count(), team.decision != "", team.valid_from) == (12, True, date(2023, 3, 15))


def test_every_committee_has_a_hall(quang_nam: float) -> None:
    halls = Venue.objects.filter(name__startswith="Hội trường", organisation__kind="people_committee")
    assert halls.count() == 260


def test_loading_again_keeps_what_people_changed() -> None:
    load_example(EXAMPLES / "quang-nam-2024")
    Organisation.objects.filter(code="49.SNV").update(phone="0235 0000 000")
    assert load_example(EXAMPLES / "quang-nam-2024") == 0
    assert Organisation.objects.get(code="49.SNV").phone == "0235 0000 000"
    assert list(Entry.objects.values_list("verb", "by")) == [("directory.example_loaded", "system")]


def test_da_nang_2025_has_two_tiers_and_94_communes() -> None:
    load_example(EXAMPLES / "da-nang-2025")
    found = counts(JULY_2025)
    assert not any(tier == "district" for tier, _ in found)
    assert {kind: n for (tier, kind), n in found.items() if tier == "commune"} == {
        "people_committee": 94, "people_council": 94, "party_committee": 94, "front": 94,
    }  # fmt: skip
    communes = Organisation.objects.valid_on(JULY_2025).filter(tier="commune", kind="people_committee")
    assert Counter(communes.values_list("locality", flat=True)) == {"xã": 70, "phường": 23, "đặc khu": 1}


def test_the_exported_examples_come_back_unchanged_and_make_the_same_directory_anew() -> None:
    load_example(EXAMPLES / "da-nang-2025")
    known = snapshot()
    sheets = read(workbook(tables(known)))
    same, anew = check(sheets, known), check(sheets, Snapshot())
    assert (same.problems, same.notes, dict(same.changes)) == ((), (), {})
    assert anew.problems == ()
    again = Snapshot()
    for difference in anew.changes.values():
        again.add(*difference.added)
    assert again == known


def test_after_the_merger_the_old_province_is_still_as_it_was_in_2024() -> None:
    load_example(EXAMPLES / "quang-nam-2024")
    before = counts(JANUARY_2024)
    load_example(EXAMPLES / "da-nang-2025")
    assert counts(JANUARY_2024) == before
    assert counts(MARCH_2025)["province", "department"] == 14  # 13 after the mergers, and the board of the zones
    assert counts(MARCH_2025)["district", "people_committee"] == 17  # Nông Sơn joined Quế Sơn
    assert not Organisation.objects.valid_on(JULY_2025).filter(code__startswith="49.").exists()


def test_a_successor_is_written_only_where_it_is_known() -> None:
    load_example(EXAMPLES / "da-nang-2025")
    known = set(Succession.objects.values_list("predecessor__code", "successor__code"))
    assert {
        ("49.UBND", "48.UBND"),
        ("49.STTTT", "49.SKHCN"),
        ("49.STNMT", "49.SNNMT"),
        ("49.SNNPTNT", "49.SNNMT"),
    } < known
    communes = Organisation.objects.filter(tier="commune", code__startswith="49.")
    assert not communes.exclude(successions=None).exists()
    districts = Organisation.objects.filter(tier="district").exclude(successions=None)
    assert {code[:6] for code in districts.values_list("code", flat=True)} == {"49.519"}
    for row in Succession.objects.select_related("predecessor", "successor"):
        assert row.predecessor.valid_to is not None
        assert row.predecessor.valid_to < row.on
        assert row.successor.valid_from is None or row.successor.valid_from <= row.on


def test_nobody_holds_a_position_of_an_organisation_that_has_ended() -> None:
    load_example(EXAMPLES / "da-nang-2025")
    assert not Appointment.objects.filter(position__organisation__valid_to__isnull=False, until=None).exists()
    assert not Group.objects.filter(organisation__valid_to__isnull=False, valid_to=None).exists()


def test_an_unknown_example_is_refused() -> None:
    with pytest.raises(Refused, match="Không có ví dụ"):
        load_example(Path("/nowhere/hue-2030"))
