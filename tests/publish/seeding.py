"""Puts a frozen table into a server's tables, from a process of its own; prints what a test needs as JSON."""

from __future__ import annotations

import json
import sys
from typing import Any

DISTRICTS = [
    "UBND thành phố Tam Kỳ",
    "UBND thành phố Hội An",
    "UBND thị xã Điện Bàn",
    "UBND huyện Nam Trà My",
    "UBND huyện Bắc Trà My",
    "UBND huyện Nam Giang",
]


def waiting(conference: str, password: str) -> dict[str, Any]:
    """Two tables wait for the chair, who can sign in."""
    from diemcau.conference.models import Conference
    from diemcau.directory.domain import Role
    from diemcau.directory.models import Organisation
    from tests import build as rows
    from tests.publish.build import frozen, ranking

    made = Conference.objects.get(pk=conference)
    chair = rows.account(name="chu-tri", password=password, full_name="Chủ trì hội nghị")
    rows.conference_role(chair, made, Role.CHAIR)
    organiser = rows.account(name="to-thu-ky")
    there = {each.name: each for each in Organisation.objects.all()}
    units = [there.get(name) or rows.organisation(name=name) for name in DISTRICTS]
    offices = [rows.organisation(name=name) for name in ("Sở Nội vụ", "Sở Tài chính", "Sở Công Thương")]
    title = "Chỉ số cải cách hành chính năm 2023"
    first = [(unit, f"{92.53 - 1.12 * at:.2f}") for at, unit in enumerate(units)]
    second = [(unit, f"{94.1 - 1.5 * at:.2f}") for at, unit in enumerate(offices)]
    editions = [
        frozen(ranking(made, first, title=title, block="Ủy ban nhân dân cấp huyện"), organiser),
        frozen(ranking(made, second, title=title, block="Các sở"), organiser),
    ]
    return {"slugs": [edition.publication.slug for edition in editions]}


if __name__ == "__main__":
    import django

    django.setup()
    job, *arguments = sys.argv[1:]
    print(json.dumps(globals()[job](*arguments)))
