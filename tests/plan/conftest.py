"""The small province, and a conference opened from its plan."""

from __future__ import annotations

import pytest

from diemcau.plan import actions
from tests import build
from tests.plan import plans


@pytest.fixture
def bodies():
    return plans.load()


@pytest.fixture
def organiser(bodies):
    return build.account()


@pytest.fixture
def conference(bodies, organiser):
    return actions.open_conference(plans.document(), owner=bodies["49.UBND"], by=organiser)
