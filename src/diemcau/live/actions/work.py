"""The beginning and the end of what a director does: once by its key, in its turn, and able to be undone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

from diemcau.conference.models import Conference
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.live.actions.log import append
from diemcau.live.models import Deed, Direction, Stage
from diemcau.live.queries import clock, sections

Facts = Mapping[str, Any] | None  # the columns of a row; None where there is no row


@dataclass(slots=True)
class Work:
    """One deed under way. `receipt` is set when its key was used before: then nothing is left to do."""

    conference: Conference
    verb: str
    key: UUID
    by: models.Model | None
    now: datetime
    receipt: int | None = None
    before: list[tuple[str, Facts]] = field(default_factory=list)

    def keep(self, row: models.Model) -> None:
        """Remember a row as it is, before it is changed."""
        self.before.append((_name(row), _facts(row)))

    def made(self, row: models.Model) -> None:
        """Remember that a row was not there."""
        self.before.append((_name(row), None))


def begin(conference: Conference, verb: str, *, key: UUID, by: models.Model | None, directs: bool = True) -> Work:
    """Take the conference's turn: what others do comes before or after, never between.

    Args:
        directs: whether only who holds the direction may do it; the first to do so takes it.

    Raises:
        Refused: another one directs.
    """
    turn(conference)
    work = Work(conference, verb, key, by, clock.now(conference))
    if directs and isinstance(by, Account):
        _must_direct(conference, by)
    done = Deed.objects.filter(key=key).values("conference", "sequence").first()
    if done and done["conference"] != conference.pk:
        raise Refused("Mã của thao tác này đã dùng ở hội nghị khác, nên không có gì thay đổi; hãy tải lại trang.")
    work.receipt = done["sequence"] if done else None
    return work


def end(
    work: Work, changed: sections.Sections, about: models.Model, **particulars: str | int | float | bool | None
) -> int:
    """Tell the screens, write the journal, keep the receipt; gives the sequence number that it all has by now."""
    entries = append(work.conference, work.verb, changed, by=work.by)
    record(work.verb, about, by=work.by, within=work.conference, **particulars)
    sequence = entries[-1].sequence if entries else 0
    Deed.objects.create(
        key=work.key,
        conference=work.conference,
        verb=work.verb,
        sequence=sequence,
        at=work.now,
        before=work.before,
        after=[(name, _facts(_row(name))) for name, _ in work.before],
    )
    return sequence


def turn(conference: Conference) -> None:
    """Wait for the conference's row of numbers: who holds it is alone until the transaction ends."""
    Stage.objects.get_or_create(conference=conference)
    Stage.objects.select_for_update().get(conference=conference)


def _must_direct(conference: Conference, by: Account) -> None:
    held = Direction.objects.filter(conference=conference, until=None).select_related("account").first()
    if held is None:
        Direction.objects.create(conference=conference, account=by, since=timezone.now())
        append(conference, "live.direction_taken", sections.direction(conference), by=by)
    elif held.account_id != by.pk:
        since = timezone.localtime(held.since)
        raise Refused(
            f"{held.account} đang điều hành từ {since:%H:%M}, nên thao tác này chưa thực hiện; "
            "bấm “Nhận điều hành” nếu cần làm thay."
        )


@transaction.atomic
def take_over(conference: Conference, *, by: Account) -> None:
    """Direct from now on; who did so before sees it."""
    turn(conference)
    now = timezone.now()
    held = Direction.objects.filter(conference=conference, until=None)
    if held.filter(account=by).exists():
        return
    held.update(until=now)
    Direction.objects.create(conference=conference, account=by, since=now)
    append(conference, "live.direction_taken", sections.direction(conference), by=by)
    record("live.direction_taken", conference, by=by, within=conference)


@transaction.atomic
def undo(conference: Conference, *, by: Account) -> str:
    """Take the last deed back: its rows stand again as they stood before it. Gives the verb that was undone.

    Raises:
        Refused: there is nothing to undo, or somebody has changed the same rows since.
    """
    turn(conference)
    _must_direct(conference, by)
    deed = Deed.objects.filter(conference=conference, undone_at=None).exclude(before=[]).order_by("-pk").first()
    if deed is None:
        raise Refused("Chưa có thao tác nào để hoàn tác.")
    if any(_plain(_facts(_row(name))) != _plain(facts) for name, facts in deed.after):
        raise Refused("Sau thao tác đó đã có người khác thay đổi tiếp, nên không hoàn tác được nữa.")
    now = {name for name, _ in deed.before}
    for name, facts in reversed(deed.before):
        _restore(name, facts)
    deed.undone_at = timezone.now()
    deed.save(update_fields=["undone_at"])
    requests = [row for name in now if name.startswith("live.floorrequest:") and (row := _row(name))]
    changed = sections.running(conference, programme=True) | sections.floor(conference, *requests)  # type: ignore[arg-type]
    append(conference, "live.undone", changed, by=by)
    record("live.undone", conference, by=by, within=conference, undone=deed.verb)
    return deed.verb


def _name(row: models.Model) -> str:
    return f"{row._meta.label_lower}:{row.pk}"


def _row(name: str) -> models.Model | None:
    label, _, pk = name.partition(":")
    found: models.Model | None = apps.get_model(label)._default_manager.filter(pk=pk).first()
    return found


def _facts(row: models.Model | None) -> Facts:
    if row is None:
        return None
    facts: Facts = _plain({each.attname: getattr(row, each.attname) for each in row._meta.concrete_fields})
    return facts


def _plain(facts: Any) -> Any:
    return json.loads(json.dumps(facts, cls=DjangoJSONEncoder))


def _restore(name: str, facts: Facts) -> None:
    label, _, pk = name.partition(":")
    model = apps.get_model(label)
    if facts is None:
        model._default_manager.filter(pk=pk).delete()
        return
    values = {each.attname: each.to_python(facts[each.attname]) for each in model._meta.concrete_fields}
    found = model._default_manager.filter(pk=pk)
    if not found.update(**{name: value for name, value in values.items() if name != model._meta.pk.attname}):
        model._default_manager.create(**values)
