"""The pages of the index: who sees what, and what each asks of the database."""

import pytest

from tests.scoring import build as make

pytestmark = pytest.mark.django_db


def test_smoke(client):
    e = make.entrant(block=make.block())
    p = make.people(e.block, e)
    client.force_login(p.organiser)
    c = e.block.campaign.conference_id
    for path in [
        f"blocks/{e.block_id}/",
        f"blocks/{e.block_id}/ranking/",
        "criteria-sets/",
        f"entrants/{e.pk}/",
        f"entrants/{e.pk}/appraisal/",
        f"entrants/{e.pk}/explanations/",
        f"blocks/{e.block_id}/settings/",
    ]:
        assert client.get(f"/conferences/{c}/{path}").status_code == 200, path
