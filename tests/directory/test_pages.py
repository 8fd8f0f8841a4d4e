"""The pages of the directory: who sees what, what is refused, and how often the database is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.db.models import Q
from django.test import Client
from django.urls import reverse

from diemcau.directory import permissions
from diemcau.directory.domain import BodyKind, Role, Tier
from diemcau.directory.models import Account, Appointment, Group, GroupMember, Organisation, Person, Venue
from tests import build

pytestmark = pytest.mark.django_db
CountQueries = Callable[..., object]


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def keeper() -> Client:
    return signed_in(build.administrator())


class Town:
    """A province with two districts; Alice is the contact of the first, Charlie acts for nobody."""

    def __init__(self) -> None:
        self.province = build.province()
        self.hers = self._district("Ủy ban nhân dân huyện A")
        self.other = self._district("Ủy ban nhân dân huyện B")
        self.alice, self.charlie = build.account(), build.account()
        build.organisation_role(self.alice, self.hers)

    def _district(self, name: str) -> Organisation:
        district = build.organisation(
            name=name, tier=Tier.DISTRICT, kind=BodyKind.PEOPLE_COMMITTEE, parent=self.province
        )
        build.organisation(name=f"Phòng Nội vụ {name[-7:]}", tier=Tier.DISTRICT, parent=district)
        position = district.positions.create(title="Chủ tịch", is_head=True)
        Appointment.objects.create(person=Person.objects.create(name=f"Lê {name[-1]}"), position=position)
        group = district.groups.create(name="Ban Chỉ đạo")
        GroupMember.objects.create(group=group, position=position, duty="Trưởng ban")
        district.venues.create(name="Hội trường")
        return district


@pytest.fixture
def town() -> Town:
    return Town()


def addresses(district: Organisation) -> dict[str, str]:
    """Every page about one district and what belongs to it."""
    position = district.positions.get()
    appointment, group = position.appointments.get(), district.groups.get()
    places = {
        "organisation": district.pk,
        "edit-organisation": district.pk,
        "new-ending": district.pk,
        "new-position": district.pk,
        "new-group": district.pk,
        "new-venue": district.pk,
        "edit-position": position.pk,
        "new-appointment": position.pk,
        "new-appointment-end": appointment.pk,
        "person": appointment.person.pk,
        "edit-person": appointment.person.pk,
        "group": group.pk,
        "edit-group": group.pk,
        "new-member": group.pk,
        "edit-venue": district.venues.get().pk,
    }
    return {name: reverse(f"directory:{name}", args=[pk]) for name, pk in places.items()}


def test_what_belongs_to_another_unit_is_not_there(town: Town) -> None:
    client = signed_in(town.alice)
    assert {name: client.get(page).status_code for name, page in addresses(town.other).items()} == dict.fromkeys(
        addresses(town.other), 404
    )


def test_a_contact_keeps_the_people_and_rooms_of_her_unit_but_not_its_name_or_its_end(town: Town) -> None:
    client = signed_in(town.alice)
    answers = {name: client.get(page).status_code for name, page in addresses(town.hers).items()}
    assert {name for name, status in answers.items() if status == 403} == {"edit-organisation", "new-ending"}
    assert set(answers.values()) == {200, 403}


def test_who_acts_for_nobody_sees_an_empty_directory_and_no_page_of_it(town: Town) -> None:
    client = signed_in(town.charlie)
    listed = client.get(reverse("directory:list")).content.decode()
    assert "huyện A" not in listed
    assert {client.get(page).status_code for page in addresses(town.hers).values()} == {404}
    for name in ("new-organisation", "new-merger", "new-person", "new-import", "template", "export"):
        assert client.get(reverse(f"directory:{name}")).status_code == 403, name


@pytest.mark.parametrize(
    "name", ["undo-ending", "remove-position", "remove-appointment", "remove-member", "remove-venue"]
)
def test_what_is_removed_by_a_post_is_not_there_for_another_unit(town: Town, name: str) -> None:
    position = town.other.positions.get()
    keys = {
        "undo-ending": town.other.pk,
        "remove-position": position.pk,
        "remove-appointment": position.appointments.get().pk,
        "remove-member": GroupMember.objects.get(group__organisation=town.other).pk,
        "remove-venue": town.other.venues.get().pk,
    }
    page = reverse(f"directory:{name}", args=[keys[name]])
    assert signed_in(town.alice).post(page).status_code == 404
    assert signed_in(town.alice).get(page).status_code == 405


def test_the_list_of_a_contact_holds_her_unit_and_what_stands_under_it(town: Town) -> None:
    page = signed_in(town.alice).get(reverse("directory:list"))
    names = [line["name"] for _, lines in page.context["found"].tiers for line in lines]
    assert names == ["Phòng Nội vụ huyện A", "Ủy ban nhân dân huyện A"]


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.OFFICE])
def test_an_office_of_the_province_keeps_the_whole_directory_one_of_a_district_does_not(town: Town, role: Role) -> None:
    of_province, of_district = build.account(), build.account()
    build.organisation_role(of_province, town.province, role)
    build.organisation_role(of_district, town.hers, role)
    assert permissions.keeps_directory(of_province)
    assert not permissions.keeps_directory(of_district)
    assert permissions.keeps_people_of(of_district, town.hers)
    assert not permissions.keeps_people_of(of_district, town.other)


@pytest.fixture
def slots() -> Iterator[None]:
    keeps, sees = list(permissions.also_keeps), list(permissions.also_sees)
    yield
    permissions.also_keeps[:], permissions.also_sees[:] = keeps, sees


def test_packages_above_may_say_who_else_keeps_and_sees(town: Town, slots: None) -> None:
    permissions.also_sees.append(lambda account: Q(pk=town.other.pk))
    assert list(permissions.visible_organisations(town.charlie)) == [town.other]
    assert not permissions.visible_people(town.charlie).exists()  # their names stand on its page, their numbers do not
    page = signed_in(town.charlie).get(reverse("directory:organisation", args=[town.other.pk])).content.decode()
    assert "Lê B" in page
    assert "/people/" not in page.partition("Chức danh và người giữ")[2]
    permissions.also_keeps.append(lambda account: account == town.charlie)
    assert permissions.visible_organisations(town.charlie).count() == Organisation.objects.count()


def test_accounts_are_there_for_administrators_only(town: Town, keeper: Client) -> None:
    pages = [reverse("directory:accounts"), reverse("directory:new-account")]
    pages += [reverse(f"directory:{name}", args=[town.alice.pk]) for name in ("account", "edit-account", "new-role")]
    office = build.account()
    build.organisation_role(office, town.province, Role.OFFICE)
    assert {signed_in(office).get(page).status_code for page in pages} == {404}
    assert {keeper.get(page).status_code for page in pages} == {200}
    assert signed_in(office).post(reverse("directory:reset-password", args=[town.alice.pk])).status_code == 404


def test_nobody_reads_the_directory_without_signing_in(town: Town) -> None:
    for page in addresses(town.hers).values():
        assert Client().get(page).status_code == 302


# How often the database is asked: the same for one row and for three.


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_for_its_rows_once(keeper: Client, django_assert_num_queries: CountQueries, rows: int) -> None:
    for _ in range(rows):
        build.organisation(parent=build.organisation())
    with django_assert_num_queries(3):  # session, account, organisations with their parents' names
        page = keeper.get(reverse("directory:list"))
    assert page.context["found"].count == 2 * rows


@pytest.mark.parametrize("rows", [1, 3])
def test_one_organisation_asks_the_same_however_much_belongs_to_it(
    keeper: Client, django_assert_num_queries: CountQueries, rows: int
) -> None:
    body = build.organisation()
    for number in range(rows):
        position = body.positions.create(title=f"Phó Giám đốc {number}")
        Appointment.objects.create(person=Person.objects.create(name="Lê An"), position=position)
        build.organisation(parent=body)
        body.groups.create(name=f"Tổ {number}")
        body.venues.create(name=f"Phòng {number}")
        body.aliases.create(text=f"Tên {number}")
        body.precessions.create(predecessor=build.organisation(), on=date(2025, 7, 1))
    # session, account, organisation, aliases, predecessors, successors, positions, appointments,
    # children, groups, journal, rooms
    with django_assert_num_queries(12):
        page = keeper.get(reverse("directory:organisation", args=[body.pk]))
    assert page.content.decode().count("Phó Giám đốc") >= rows


@pytest.mark.parametrize("rows", [1, 3])
def test_people_and_groups_ask_the_same_for_one_and_for_three(
    keeper: Client, django_assert_num_queries: CountQueries, rows: int
) -> None:
    for number in range(rows):
        position = build.organisation().positions.create(title="Giám đốc")
        holder = Person.objects.create(name=f"Lê {number}")
        Appointment.objects.create(person=holder, position=position)
        group = position.organisation.groups.create(name="Tổ A")
        for _ in range(rows):
            seat = build.organisation().positions.create(title="Giám đốc")
            Appointment.objects.create(person=holder, position=seat)
            group.members.create(position=seat)
    with django_assert_num_queries(4):  # session, account, appointments, people
        keeper.get(reverse("directory:people"))
    with django_assert_num_queries(3):  # session, account, groups
        keeper.get(reverse("directory:groups"))
    group_page = reverse("directory:group", args=[Group.objects.latest("pk").pk])
    person_page = reverse("directory:person", args=[Person.objects.latest("pk").pk])
    with django_assert_num_queries(6):  # session, account, group, members, holders, journal
        keeper.get(group_page)
    with django_assert_num_queries(6):  # session, account, person, appointments, memberships, journal
        keeper.get(person_page)


@pytest.mark.parametrize("rows", [1, 3])
def test_accounts_ask_the_same_for_one_and_for_three(
    keeper: Client, django_assert_num_queries: CountQueries, rows: int
) -> None:
    for _ in range(rows):
        build.organisation_role(build.account(), build.organisation())
    with django_assert_num_queries(5):  # session, account, accounts, roles, their organisations
        keeper.get(reverse("directory:accounts"))


# What people do on the pages.


def test_a_form_that_is_not_filled_in_says_so_under_each_field(keeper: Client) -> None:
    page = keeper.post(reverse("directory:new-organisation"), {"name": ""})
    assert page.status_code == 422
    assert "Chưa ghi “Tên đầy đủ”. Hãy điền rồi lưu lại." in page.content.decode()
    assert not Organisation.objects.exists()


FACTS = {"name": "Sở Nội vụ", "tier": "province", "kind": "department", "rank": "100"}


def test_an_organisation_is_added_under_one_named_by_part_of_its_name(keeper: Client) -> None:
    top = build.province()
    page = keeper.post(reverse("directory:new-organisation"), FACTS | {"parent": "UBND tỉnh Quảng Nam"}, follow=True)
    made = Organisation.objects.get(name="Sở Nội vụ")
    assert made.parent == top
    assert "Đã thêm Sở Nội vụ." in page.content.decode()


def test_two_of_one_name_are_asked_not_guessed(keeper: Client) -> None:
    for _ in range(2):
        build.organisation(name="Sở X", parent=build.organisation())
    page = keeper.post(reverse("directory:new-organisation"), FACTS | {"parent": "so x"})
    assert (page.status_code, page.context["form"].errors["parent"]) == (
        422, ["Có 2 đơn vị tên này. Hãy chọn trong danh sách gợi ý, có ghi mã."],
    )  # fmt: skip
    second = Organisation.objects.filter(name="Sở X").latest("pk")
    keeper.post(reverse("directory:new-organisation"), FACTS | {"parent": f"Sở X ({second.code})"})
    assert Organisation.objects.get(name="Sở Nội vụ").parent == second


def test_a_refusal_is_shown_in_the_form_and_what_was_typed_stays(keeper: Client) -> None:
    build.organisation(name="Sở Nội vụ")
    page = keeper.post(reverse("directory:new-organisation"), FACTS | {"phone": "0235 123"})
    assert page.status_code == 409
    assert "Chưa lưu gì." in page.content.decode()
    assert "0235 123" in page.content.decode()


def test_an_organisation_is_ended_and_brought_back_on_its_page(keeper: Client) -> None:
    body, heir = build.organisation(name="Sở A"), build.organisation(name="Sở B")
    told = {"last_day": "30/6/2025", "successor": f"Sở B ({heir.code})", "decision": "NQ 202"}
    page = keeper.post(reverse("directory:new-ending", args=[body.pk]), told, follow=True).content.decode()
    assert "Đã kết thúc hoạt động hết ngày 30/06/2025." in page
    assert "NQ 202" in page
    page = keeper.post(reverse("directory:undo-ending", args=[body.pk]), follow=True).content.decode()
    assert "Đã khôi phục Sở A" in page
    body.refresh_from_db()
    assert body.valid_to is None


def test_a_merger_makes_a_new_one_of_the_kind_of_the_first(keeper: Client) -> None:
    one = build.organisation(name="Sở A", rank=7)
    two = build.organisation(name="Sở B")
    told = {"first": one.name, "second": two.name, "name": "Sở AB", "day": "2025-07-01", "children": "move"}
    keeper.post(reverse("directory:new-merger"), told)
    made = Organisation.objects.get(name="Sở AB")
    assert (made.kind, made.rank, made.valid_from) == (one.kind, 7, date(2025, 7, 1))
    both = keeper.post(reverse("directory:new-merger"), told | {"into": "Sở AB", "name": "Sở C"})
    assert both.status_code == 422


@pytest.mark.parametrize(
    ("day", "names"), [("2024-01-15", ["Sở A"]), ("2026-01-01", ["Sở B"]), ("all", ["Sở A", "Sở B"])]
)
def test_the_list_shows_the_bodies_of_the_day_asked_about(keeper: Client, day: str, names: list[str]) -> None:
    build.organisation(name="Sở A", valid_to=date(2025, 6, 30))
    build.organisation(name="Sở B", valid_from=date(2025, 7, 1))
    page = keeper.get(reverse("directory:list"), {"on": day})
    assert [line["name"] for _, lines in page.context["found"].tiers for line in lines] == names


def test_the_list_is_in_the_order_of_the_vietnamese_alphabet(keeper: Client) -> None:
    for name in ("Xã Ya", "Xã Đắc", "Xã Ân", "Xã Da", "Xã Ăn", "Xã An", "Xã 10", "Xã 2"):
        build.organisation(name=name, tier=Tier.COMMUNE)
    page = keeper.get(reverse("directory:list"))
    ((_, lines),) = page.context["found"].tiers
    assert [line["name"][3:] for line in lines] == ["2", "10", "An", "Ăn", "Ân", "Da", "Đắc", "Ya"]


def test_a_person_is_appointed_by_name_new_or_known(town: Town) -> None:
    client, position = signed_in(town.alice), town.hers.positions.get()
    page = reverse("directory:new-appointment", args=[position.pk])
    client.post(page, {"person": "Trần Mới"})
    assert Person.objects.filter(name="Trần Mới").count() == 1
    stranger = Person.objects.get(name="Lê B")
    client.post(page, {"person": f"Lê B ({stranger.code})"})
    assert stranger.appointments.count() == 1  # of another unit: her form does not know that person


def test_offers_hold_only_what_may_be_seen(town: Town, keeper: Client) -> None:
    offers = reverse("directory:organisation-offers")
    assert "huyện B" not in signed_in(town.alice).get(offers, {"parent": "ubnd huyen"}).content.decode()
    assert "huyện B" in keeper.get(offers, {"parent": "ubnd huyen"}).content.decode()
    assert "Lê B" not in signed_in(town.alice).get(reverse("directory:person-offers"), {"x": "le"}).content.decode()


def test_an_empty_directory_teaches_its_keeper_the_first_step(keeper: Client) -> None:
    page = keeper.get(reverse("directory:list")).content.decode()
    assert "Danh bạ chưa có đơn vị nào" in page
    assert reverse("directory:new-import") in page


def test_a_first_password_is_shown_once(keeper: Client) -> None:
    page = keeper.post(reverse("directory:new-account"), {"full_name": "Lê An", "name": "an"}, follow=True)
    account = Account.objects.get(name="an")
    (password,) = [
        str(each).split(": ")[1].split(" — ")[0] for each in page.context["messages"] if "Mật khẩu" in str(each)
    ]
    assert account.check_password(password)
    again = keeper.get(reverse("directory:account", args=[account.pk])).content.decode()
    assert password not in again


def test_a_room_is_added_changed_and_removed_by_its_unit(town: Town) -> None:
    client = signed_in(town.alice)
    client.post(reverse("directory:new-venue", args=[town.hers.pk]), {"name": "Phòng 2", "capacity": "40"})
    venue = Venue.objects.get(name="Phòng 2")
    client.post(reverse("directory:edit-venue", args=[venue.pk]), {"name": "Phòng họp số 2", "capacity": "45"})
    venue.refresh_from_db()
    assert (venue.name, venue.capacity) == ("Phòng họp số 2", 45)
    client.post(reverse("directory:remove-venue", args=[venue.pk]))
    assert not Venue.objects.filter(pk=venue.pk).exists()


def test_a_member_is_a_person_or_whoever_holds_a_position(town: Town) -> None:
    client, group = signed_in(town.alice), town.hers.groups.get()
    page = reverse("directory:new-member", args=[group.pk])
    person = Person.objects.get(name="Lê A")
    assert client.post(page, {"person": "Ai Đó"}).status_code == 422
    assert client.post(page, {"organisation": town.hers.name, "title": "Thủ quỹ"}).status_code == 422
    assert client.post(page, {}).status_code == 409
    client.post(page, {"person": f"{person.name} ({person.code})", "duty": "Ủy viên"})
    assert set(group.members.values_list("person__name", "position__title")) == {(None, "Chủ tịch"), ("Lê A", None)}
