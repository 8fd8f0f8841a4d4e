"""Organisations are added, changed, ended, brought back and merged; each deed leaves its trace and keeps history."""

from __future__ import annotations

from datetime import date

import pytest

from diemcau.directory.actions import (
    add_organisation,
    add_person,
    add_position,
    appoint,
    bring_back,
    change_organisation,
    end_appointment,
    end_organisation,
    merge,
    remove_position,
)
from diemcau.directory.domain import BodyKind, Tier
from diemcau.directory.models import Appointment, Organisation, Succession
from diemcau.directory.queries import history
from diemcau.journal.models import Entry
from diemcau.kernel.errors import Refused
from tests import build

pytestmark = pytest.mark.django_db

JUNE, JULY = date(2025, 6, 30), date(2025, 7, 1)


def facts(**more: object) -> dict[str, object]:
    return {"name": "Sở Nội vụ", "tier": Tier.PROVINCE, "kind": BodyKind.DEPARTMENT, "parent": None} | more


def test_an_added_organisation_is_found_by_its_names_and_its_aliases() -> None:
    by = build.administrator()
    made = add_organisation(facts(short_name="SNV"), aliases=["Sở Nội vụ tỉnh"], by=by)
    for words in ("so noi vu", "SNV", "sở nv", "noi vu tinh"):
        assert list(Organisation.objects.matching(words)) == [made]
    assert list(Organisation.objects.matching("so tai chinh")) == []
    assert [deed.what for deed in history(made)] == ["thêm đơn vị"]


def test_changing_a_name_changes_what_is_found_and_says_what_was_changed() -> None:
    by = build.administrator()
    made = add_organisation(facts(), aliases=["SNV"], by=by)
    assert change_organisation(made, facts(name="Sở Tài chính", phone="0235 1"), aliases=[], by=by)
    assert not change_organisation(made, facts(name="Sở Tài chính", phone="0235 1"), aliases=[], by=by)
    assert list(Organisation.objects.matching("snv")) == []
    assert list(Organisation.objects.matching("so tc")) == [made]
    assert [deed.what for deed in history(made)] == ["sửa tên, điện thoại, tên khác", "thêm đơn vị"]


def test_a_saved_row_keeps_its_search_key_also_when_only_one_field_is_saved() -> None:
    row = build.organisation(name="Sở A")
    row.name = "Sở Bưu chính"
    row.save(update_fields=["name"])
    assert list(Organisation.objects.matching("buu chinh")) == [row]


def test_a_twin_and_a_circle_are_refused_and_nothing_is_kept() -> None:
    by = build.administrator()
    top = add_organisation(facts(name="Tỉnh A"), by=by)
    child = add_organisation(facts(name="Sở B", parent=top), by=by)
    with pytest.raises(Refused, match="Đã có “Sở B”"):
        add_organisation(facts(name="Sở B", parent=top), by=by)
    with pytest.raises(Refused, match="không thể trực thuộc"):
        change_organisation(top, facts(name="Tỉnh A", parent=child), aliases=[], by=by)
    top.refresh_from_db()
    assert (top.parent, Organisation.objects.count()) == (None, 2)


def test_ending_one_ends_its_groups_and_its_positions_and_bringing_it_back_undoes_that() -> None:
    by = build.administrator()
    body, heir = build.organisation(), build.organisation()
    position = add_position(body, {"title": "Giám đốc"}, by=by)
    former = appoint("Lê An", position, since=date(2010, 1, 1), until=date(2019, 12, 31), by=by)
    held = appoint("Lê Bình", position, since=date(2020, 1, 1), by=by)
    group = body.groups.create(name="Tổ A")

    assert end_organisation(body, last_day=JUNE, successors=[heir], decision="NQ 202", by=by) == 1
    assert Succession.objects.values_list("predecessor", "successor", "on", "decision").get() == (
        body.pk, heir.pk, JULY, "NQ 202",
    )  # fmt: skip
    group.refresh_from_db()
    held.refresh_from_db()
    assert (body.valid_to, group.valid_to, held.until) == (JUNE, JUNE, JUNE)
    assert body not in Organisation.objects.valid_on(JULY)
    assert body in Organisation.objects.valid_on(JUNE)

    bring_back(body, by=by)
    group.refresh_from_db()
    held.refresh_from_db()
    former.refresh_from_db()
    assert (body.valid_to, group.valid_to, held.until, former.until) == (None, None, None, date(2019, 12, 31))
    assert not Succession.objects.exists()
    assert [deed.what for deed in history(body)][:2] == [
        "khôi phục hoạt động",
        "ghi kết thúc hoạt động ngày 30/06/2025",
    ]


@pytest.mark.parametrize(
    ("children", "parents", "ended"),
    [("stay", ["old"], 1), ("move", ["new"], 1), ("end", ["old"], 3)],
)
def test_bodies_under_an_ended_one_stay_move_or_end_with_it(children: str, parents: list[str], ended: int) -> None:
    by = build.administrator()
    old, new = build.organisation(name="old"), build.organisation(name="new")
    child = build.organisation(parent=old)
    grandchild = build.organisation(parent=child)
    count = end_organisation(old, last_day=JUNE, successors=[new], children=children, by=by)
    child.refresh_from_db()
    grandchild.refresh_from_db()
    assert (count, [child.parent.name]) == (ended, parents)  # type: ignore[union-attr]
    assert grandchild.parent == child
    assert (child.valid_to is None) == (grandchild.valid_to is None) == (children != "end")


def test_an_ending_that_cannot_be_is_refused() -> None:
    by = build.administrator()
    body = build.organisation(valid_from=JULY)
    young = build.organisation(valid_from=date(2030, 1, 1))
    gone = build.organisation(valid_to=date(2020, 1, 1))
    with pytest.raises(Refused, match="không thể kết thúc trước ngày đó"):
        end_organisation(body, last_day=JUNE, by=by)
    for heir, reason in ((body, "không kế thừa chính nó"), (young, "sau ngày kế thừa"), (gone, "trước ngày kế thừa")):
        with pytest.raises(Refused, match=reason):
            end_organisation(body, last_day=date(2025, 8, 1), successors=[heir], by=by)
    with pytest.raises(Refused, match="đã kết thúc"):
        end_organisation(gone, last_day=JUNE, by=by)
    with pytest.raises(Refused, match="đang hoạt động"):
        bring_back(body, by=by)
    body.refresh_from_db()
    assert (body.valid_to, Entry.objects.count()) == (None, 0)


def test_a_merger_into_a_new_one_keeps_the_history_with_the_old_ones_and_moves_what_stood_under_them() -> None:
    by = build.administrator()
    one, two = build.organisation(name="Sở X"), build.organisation(name="Sở Y")
    child = build.organisation(parent=two)
    new = merge([one, two], facts=facts(name="Sở XY"), day=JULY, decision="QĐ 1", by=by)
    child.refresh_from_db()
    assert (new.valid_from, child.parent) == (JULY, new)
    assert {(row.predecessor.name, row.successor.name, row.on) for row in Succession.objects.all()} == {
        ("Sở X", "Sở XY", JULY), ("Sở Y", "Sở XY", JULY),
    }  # fmt: skip
    assert history(new)[0].what == "sáp nhập vào đây từ 01/07/2025: Sở X; Sở Y"


def test_a_merger_into_one_that_goes_on_ends_only_the_others() -> None:
    by = build.administrator()
    one, two = build.organisation(name="Sở X"), build.organisation(name="Sở Y")
    assert merge([one, two], into=one, day=JULY, by=by) == one
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.valid_to, two.valid_to) == (None, JUNE)


def test_a_merger_of_one_is_refused_and_one_that_fails_in_the_middle_keeps_nothing() -> None:
    by = build.administrator()
    one, gone = build.organisation(name="Sở X"), build.organisation(name="Sở Y", valid_to=date(2020, 1, 1))
    with pytest.raises(Refused, match="ít nhất hai đơn vị"):
        merge([one], facts=facts(), day=JULY, by=by)
    with pytest.raises(Refused, match="đã kết thúc"):
        merge([one, gone], facts=facts(name="Sở XY"), day=JULY, by=by)
    one.refresh_from_db()
    assert (one.valid_to, Organisation.objects.filter(name="Sở XY").exists()) == (None, False)


def test_nobody_holds_one_position_twice_at_the_same_time() -> None:
    by = build.administrator()
    position = add_position(build.organisation(), {"title": "Giám đốc"}, by=by)
    person = add_person({"name": "Lê An"}, by=by)
    first = appoint(person, position, since=date(2020, 1, 1), by=by)
    with pytest.raises(Refused, match="đã giữ chức danh này"):
        appoint(person, position, since=date(2024, 1, 1), by=by)
    end_appointment(first, until=date(2021, 1, 1), by=by)
    appoint(person, position, since=date(2024, 1, 1), by=by)
    assert Appointment.objects.count() == 2
    with pytest.raises(Refused, match="đứng trước ngày bắt đầu"):
        end_appointment(first, until=date(2019, 1, 1), by=by)


def test_a_position_that_somebody_held_is_history_and_stays() -> None:
    by = build.administrator()
    body = build.organisation()
    held, empty = (add_position(body, {"title": title}, by=by) for title in ("Giám đốc", "Phó Giám đốc"))
    appoint("Lê An", held, by=by)
    with pytest.raises(Refused, match="Đã có người giữ"):
        remove_position(held, by=by)
    remove_position(empty, by=by)
    assert [each.title for each in body.positions.all()] == ["Giám đốc"]


def test_nobody_is_appointed_in_a_body_that_has_ended() -> None:
    by = build.administrator()
    position = build.organisation(valid_to=JUNE).positions.create(title="Giám đốc")
    with pytest.raises(Refused, match="đã kết thúc"):
        appoint("Lê An", position, since=JULY, by=by)
    assert not Appointment.objects.exists()
