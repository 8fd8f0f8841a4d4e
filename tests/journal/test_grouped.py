"""Many small writes at once: each answered for itself, all kept, the broken ones spoiling nobody's."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from threading import Barrier, Event, Thread

import pytest
from django.db import connection, connections, transaction
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from diemcau.journal.actions import grouped, record
from diemcau.journal.models import Attachment, Entry, OutboxMessage
from diemcau.kernel.errors import Refused
from tests import build

own_transactions = pytest.mark.django_db(transaction=True)
needs_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL commits side by side")


def in_threads(works):
    """Run all at the same moment; give what each returned or raised."""
    start = Barrier(len(works))

    def one(work):
        start.wait(10)
        try:
            return work()
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(one, works))


def writing(number, *, subject, fails=False):
    def write():
        record("test.written", subject, by=None, number=number)
        if fails:
            raise Refused(f"Số {number} không hợp lệ.")
        return number

    return write


def kept():
    return sorted(Entry.objects.filter(verb="test.written").values_list("particulars__number", flat=True))


@own_transactions
def test_every_caller_gets_its_own_answer_and_only_the_failed_leave_nothing():
    subject = build.organisation()
    works = [writing(n, subject=subject, fails=n % 3 == 0) for n in range(12)]

    answers = in_threads([lambda write=write: grouped(write) for write in works])

    assert [str(a) if isinstance(a, Refused) else a for a in answers] == [
        f"Số {n} không hợp lệ." if n % 3 == 0 else n for n in range(12)
    ]
    assert kept() == [n for n in range(12) if n % 3]


@own_transactions
@needs_sqlite
def test_those_who_wait_are_committed_together():
    subject, inside, go_on = build.organisation(), Event(), Event()
    commits = []

    def first():
        inside.set()
        go_on.wait(10)
        return writing(0, subject=subject)()

    def counted(number):
        def write():
            transaction.on_commit(lambda: commits.append(number))
            assert connection.in_atomic_block
            return len(connection.savepoint_ids)

        return write

    def leave():
        inside.wait(10)
        return grouped(counted(1))

    threads = [Thread(target=lambda: (grouped(first), connections.close_all()))]
    threads += [Thread(target=lambda: (leave(), connections.close_all())) for _ in range(5)]
    for thread in threads:
        thread.start()
    inside.wait(10)
    while len(_line()._waiting) < 5:
        Event().wait(0.005)
    assert commits == []
    go_on.set()
    for thread in threads:
        thread.join(10)

    assert commits == [1] * 5
    assert kept() == [0]


def _line():
    return import_module("diemcau.journal.actions.grouped")._line


@own_transactions
def test_a_row_that_only_the_commit_refuses_fails_alone():
    subject = build.organisation()
    message = OutboxMessage.objects.create(
        key="k", address="a@b", subject="s", text="t", state="queued", not_before="2026-01-01T00:00Z"
    )
    attachment = Attachment.objects.create(name="t", content_type="a/b", file="x")
    through = Attachment.messages.through

    def points_nowhere():
        through.objects.create(attachment_id=attachment.pk + 1_000, outboxmessage_id=message.pk)

    works = [writing(n, subject=subject) for n in range(5)]
    works.insert(2, points_nowhere)

    answers = in_threads([lambda write=write: grouped(write) for write in works])

    assert type(answers.pop(2)).__name__ == "IntegrityError"
    assert answers == [0, 1, 2, 3, 4]
    assert kept() == [0, 1, 2, 3, 4]


@own_transactions
def test_what_goes_wrong_after_the_commit_does_not_call_the_write_failed(caplog):
    subject = build.organisation()

    def write():
        transaction.on_commit(lambda: 1 / 0, robust=True)
        return writing(1, subject=subject)()

    assert grouped(write) == 1
    assert kept() == [1]


@own_transactions
@needs_sqlite
def test_who_waits_too_long_is_told_and_nothing_is_written():
    subject, inside, go_on = build.organisation(), Event(), Event()

    def slow():
        inside.set()
        go_on.wait(10)

    thread = Thread(target=lambda: (grouped(slow), connections.close_all()))
    thread.start()
    inside.wait(10)
    with pytest.raises(Refused, match="chưa ghi được gì"):
        grouped(writing(1, subject=subject), patience=0.01)
    go_on.set()
    thread.join(10)

    assert kept() == []
    assert grouped(writing(2, subject=subject)) == 2
    assert kept() == [2]


@pytest.mark.django_db
def test_inside_an_open_transaction_it_is_part_of_that_one():
    subject = build.organisation()
    with transaction.atomic():
        grouped(writing(1, subject=subject))
        transaction.set_rollback(True)
    with pytest.raises(Refused):
        grouped(writing(2, subject=subject, fails=True))
    grouped(writing(3, subject=subject))

    assert kept() == [3]


@own_transactions
def test_a_write_speaks_its_callers_language():
    with translation.override("en"):
        assert grouped(translation.get_language) == "en"
    assert grouped(translation.get_language) == "vi"


@own_transactions
@needs_sqlite
def test_a_child_of_a_fork_has_a_line_of_its_own():
    assert _line()._turn.acquire(timeout=1)
    try:
        child = os.fork()
        if child == 0:
            os._exit(0 if not _line()._turn.locked() else 1)
        assert os.waitpid(child, 0)[1] == 0
    finally:
        _line()._turn.release()


@own_transactions
@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["good", "refused", "broken"]), st.integers(0, 3)), min_size=1, max_size=12))
def test_whatever_comes_together_the_good_are_kept_and_nothing_else(pieces):
    Entry.objects.all().delete()
    subject = build.organisation()

    def work(number, kind, pauses):
        def write():
            writing(number, subject=subject, fails=kind == "refused")()
            if kind == "broken":
                Entry.objects.create(pk=Entry.objects.order_by("pk").values_list("pk", flat=True)[0])
            return number

        def run():
            Event().wait(pauses / 1000)
            return grouped(write)

        return run

    answers = in_threads([work(number, *piece) for number, piece in enumerate(pieces)])

    good = [number for number, (kind, _) in enumerate(pieces) if kind == "good"]
    assert [a for a in answers if isinstance(a, int)] == good
    assert kept() == good
