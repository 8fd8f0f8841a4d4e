"""Run in a server's own settings: lay out a contest (`lay`), or count what a flood left behind (`count`)."""

from __future__ import annotations

import json
import sys

import django

django.setup()

from diemcau.contest.models import CodeSent, Contestant  # noqa: E402
from diemcau.journal.models import OutboxMessage  # noqa: E402
from tests.contest.build import open_round  # noqa: E402

if sys.argv[1] == "lay":
    print(json.dumps(open_round().contest.slug))
else:
    addresses = list(OutboxMessage.objects.values_list("address", flat=True))
    kept = {"contestants": Contestant.objects.count(), "codes": CodeSent.objects.count(), "addresses": addresses}
    print(json.dumps(kept))
