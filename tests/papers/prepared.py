"""Run apart, on the data folder of a server that is about to start: 260 recipients, and a dispatch that waits for it.

python -m tests.papers.prepared dispatch    makes them
python -m tests.papers.prepared settle A B  says of letters in doubt: those to these addresses have arrived, send others
"""

from __future__ import annotations

import os
import sys
from uuid import uuid4

RECIPIENTS, DOCUMENTS = 260, 20


def dispatch() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from diemcau.papers.actions import dispatch
    from tests import build
    from tests.papers import building

    conference = build.conference(owner=build.province())
    bodies = [build.organisation(email=f"xa{at}@quangnam.example") for at in range(RECIPIENTS)]
    documents = []
    for number in range(DOCUMENTS):
        paper = building.paper(conference=conference, title=f"Văn bản {number}")
        documents.append(building.document(building.version(paper)))
    dispatch(documents, [(body, None) for body in bodies], key=uuid4(), by=None)


def settle(arrived: set[str]) -> None:
    from diemcau.journal.actions import confirm, deliver, retry
    from diemcau.journal.models import OutboxMessage
    from tests import build

    person = build.account()
    for message in OutboxMessage.objects.filter(state="unknown"):
        (confirm if message.address in arrived else retry)(message, by=person)
    deliver()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diemcau.web.settings")
    import django

    django.setup()
    dispatch() if sys.argv[1] == "dispatch" else settle(set(sys.argv[2:]))
