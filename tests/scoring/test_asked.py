"""What the index asks of a unit, on the page that tells a unit all that is asked of it."""

import pytest

from diemcau.directory.domain import Role, Tier
from diemcau.scoring.actions import submit
from diemcau.scoring.domain.phases import Phase
from diemcau.scoring.queries.asked import asked_of
from tests import build
from tests.scoring import build as make
from tests.scoring.test_campaign import fill_in

pytestmark = pytest.mark.django_db


def phases(block, organisation):
    return [(each.phase, each.units) for each in asked_of(block.campaign.conference, organisation)]


def test_a_sheet_is_asked_for_until_it_is_handed_in_and_points_while_they_may_be_explained():
    entrant = make.entrant(block=make.block(phase=Phase.SELF))
    people = make.people(entrant.block, entrant)
    assert phases(entrant.block, entrant.organisation) == [("self", 0)]
    fill_in(entrant, people)
    submit(entrant, signer="A", report="", by=people.contact)
    assert phases(entrant.block, entrant.organisation) == []
    make.move(entrant.block, Phase.EXPLANATION)
    assert phases(entrant.block, entrant.organisation) == [("explanation", 0)]


def test_a_body_is_asked_to_appraise_the_units_below_it(client):
    district = build.organisation(tier=Tier.DISTRICT)
    block = make.block(phase=Phase.APPRAISAL, is_appraised_by_parent=True)
    for _number in range(2):
        make.entrant(block=block, organisation=build.organisation(tier=Tier.COMMUNE, parent=district))
    assert phases(block, district) == [("appraisal", 2)]
    unit = build.unit(conference=block.campaign.conference, organisation=district)
    who = build.account()
    build.organisation_role(who, district)
    build.organisation_role(who, district, Role.APPRAISER)
    client.force_login(who)
    page = client.get(f"/conferences/{unit.conference_id}/units/{unit.pk}/").content.decode()
    assert "Thẩm định điểm của 2 đơn vị trực thuộc." in page
    assert f"/conferences/{unit.conference_id}/blocks/{block.pk}/appraisals/" in page
