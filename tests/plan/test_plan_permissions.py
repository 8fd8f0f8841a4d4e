"""Who may bring a plan, correct it and apply it. Alice organises, Bob only helps, Charlie is from elsewhere."""

from __future__ import annotations

import pytest

from diemcau.directory.domain import Role
from diemcau.plan.models import PlanDocument
from diemcau.plan.permissions import can_apply, can_correct, can_upload
from tests import build
from tests.plan import plans

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return build.province()


def account(owner, role):
    found = build.account()
    build.organisation_role(found, owner, role)
    return found


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (Role.ORGANISER, True),
        (Role.OFFICE, True),
        (Role.TECHNICIAN, False),
        (Role.UNIT_CONTACT, False),
        (Role.APPRAISER, False),
    ],
)
def test_organisers_and_the_office_of_the_owner_bring_correct_and_apply_plans(owner, role, allowed):
    alice = account(owner, role)
    conference = build.conference(owner=owner)
    document = plans.document(conference=conference)

    assert can_upload(alice) is allowed
    assert can_upload(alice, conference) is allowed
    assert can_correct(alice, document) is allowed
    assert can_apply(alice, document) is allowed


def test_the_organiser_of_one_conference_works_on_its_plan_and_on_no_other(owner):
    alice, here, there = build.account(), build.conference(owner=owner), build.conference(owner=owner)
    build.conference_role(alice, here)

    assert can_correct(alice, plans.document(conference=here))
    assert can_apply(alice, plans.document(conference=here))
    assert not can_correct(alice, plans.document(conference=there))
    assert not can_upload(alice, there)


def test_a_role_in_another_organisation_gives_nothing_here(owner):
    charlie = account(build.organisation(), Role.ORGANISER)
    document = plans.document(conference=build.conference(owner=owner))

    assert not can_correct(charlie, document)
    assert not can_apply(charlie, document)
    assert not PlanDocument.objects.visible_to(charlie).exists()


def test_before_there_is_a_conference_the_document_is_its_uploaders(owner):
    alice, bob = account(owner, Role.ORGANISER), account(owner, Role.ORGANISER)
    document = plans.document(uploaded_by=alice)

    assert can_correct(alice, document)
    assert not can_correct(bob, document)
    assert can_apply(alice, document, owner)
    assert not can_apply(alice, document, build.organisation())
    assert not can_apply(alice, document)
    assert list(PlanDocument.objects.visible_to(alice)) == [document]
    assert not PlanDocument.objects.visible_to(bob).exists()


def test_an_administrator_may_do_everything(owner):
    root = build.administrator()
    document = plans.document()

    assert can_upload(root)
    assert can_correct(root, document)
    assert can_apply(root, document, owner)
