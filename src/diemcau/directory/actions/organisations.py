"""What people do to organisations: add, change, end, bring back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from diemcau.directory.domain.names import search_key
from diemcau.directory.models import Account, Alias, Appointment, Group, Organisation, Succession
from diemcau.journal.actions import record, record_each
from diemcau.kernel.errors import Refused

STAY, MOVE, END = "stay", "move", "end"  # what becomes of the bodies under one that ends


@transaction.atomic
def add_organisation(facts: Mapping[str, Any], *, aliases: Sequence[str] = (), by: Account) -> Organisation:
    """Add one organisation.

    Raises:
        Refused: there is one of this name under this parent since the same day.
    """
    organisation = Organisation(**facts)
    _refuse_twin(organisation)
    organisation.save()
    _rename(organisation, aliases)
    record("directory.organisation_added", organisation, by=by)
    return organisation


@transaction.atomic
def change_organisation(
    organisation: Organisation, facts: Mapping[str, Any], *, aliases: Sequence[str], by: Account
) -> bool:
    """Change what is known of one; say whether anything was.

    Raises:
        Refused: it would stand under itself, or be the twin of another.
    """
    before = Organisation.objects.get(pk=organisation.pk)
    changed = [name for name, value in facts.items() if getattr(before, name) != value]
    if list(before.aliases.order_by("pk").values_list("text", flat=True)) != list(aliases):
        changed.append("aliases")
    if not changed:
        return False
    for name, value in facts.items():
        setattr(organisation, name, value)
    _refuse_twin(organisation)
    _refuse_circle(organisation)
    organisation.save()
    _rename(organisation, aliases)
    record("directory.organisation_changed", organisation, by=by, fields=",".join(changed))
    return True


@transaction.atomic
def end_organisation(
    organisation: Organisation,
    *,
    last_day: date,
    successors: Iterable[Organisation] = (),
    decision: str = "",
    children: str = STAY,
    by: Account,
) -> int:
    """End one, with its groups and whoever holds its positions; return how many organisations ended.

    `children` says what becomes of the bodies under it that still exist: they stay, move to the one successor,
    or end on the same day (and whatever stands under them).

    Raises:
        Refused: it has ended already, ends before it began, or a successor does not exist on the next day.
    """
    heirs = list(successors)
    if organisation.valid_to:
        raise Refused(f"“{organisation}” đã kết thúc ngày {organisation.valid_to:%d/%m/%Y}. Chưa thay đổi gì.")
    if organisation.valid_from and last_day < organisation.valid_from:
        raise Refused(f"“{organisation}” có từ {organisation.valid_from:%d/%m/%Y}, không thể kết thúc trước ngày đó.")
    _refuse_heirs(organisation, heirs, last_day + timedelta(days=1))
    below = list(organisation.children.filter(valid_to=None))
    if children == MOVE and below and len(heirs) != 1:
        raise Refused("Chỉ chuyển được đơn vị trực thuộc khi có đúng một đơn vị kế thừa. Chưa thay đổi gì.")

    _end(organisation, last_day)
    for heir in heirs:
        Succession.objects.update_or_create(
            predecessor=organisation,
            successor=heir,
            defaults={"on": last_day + timedelta(days=1), "decision": decision},
        )
    names = "; ".join(heir.name for heir in heirs)
    record("directory.organisation_ended", organisation, by=by, on=f"{last_day:%d/%m/%Y}", successors=names)
    count = 1
    if children == END:
        for child in below:
            count += end_organisation(child, last_day=last_day, decision=decision, children=END, by=by)
    elif children == MOVE and below:
        Organisation.objects.filter(pk__in=[child.pk for child in below]).update(parent=heirs[0])
        record_each("directory.organisation_moved", below, by=by, to=heirs[0].name)
    return count


@transaction.atomic
def bring_back(organisation: Organisation, *, by: Account) -> None:
    """Undo an ending: the organisation exists again, nobody succeeds it, and what ended with it goes on.

    Raises:
        Refused: it has not ended, or its twin has taken its place.
    """
    if organisation.valid_to is None:
        raise Refused(f"“{organisation}” đang hoạt động, không có gì để khôi phục.")
    last_day = organisation.valid_to
    organisation.successions.all().delete()
    Appointment.objects.filter(position__organisation=organisation, until=last_day).update(until=None)
    organisation.groups.filter(valid_to=last_day).update(valid_to=None)
    organisation.valid_to = None
    organisation.save(update_fields=["valid_to"])
    record("directory.organisation_brought_back", organisation, by=by)


def _end(organisation: Organisation, last_day: date) -> None:
    Appointment.objects.filter(
        Q(since=None) | Q(since__lte=last_day), position__organisation=organisation, until=None
    ).update(until=last_day)
    Group.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=last_day), organisation=organisation, valid_to=None
    ).update(valid_to=last_day)
    organisation.valid_to = last_day
    organisation.save(update_fields=["valid_to"])


def _refuse_heirs(organisation: Organisation, heirs: Sequence[Organisation], on: date) -> None:
    for heir in heirs:
        if heir == organisation:
            raise Refused("Một đơn vị không kế thừa chính nó. Hãy chọn đơn vị khác.")
        if heir.valid_from and heir.valid_from > on:
            raise Refused(f"“{heir}” có từ {heir.valid_from:%d/%m/%Y}, sau ngày kế thừa {on:%d/%m/%Y}.")
        if heir.valid_to and heir.valid_to < on:
            raise Refused(f"“{heir}” đã kết thúc ngày {heir.valid_to:%d/%m/%Y}, trước ngày kế thừa {on:%d/%m/%Y}.")


def _refuse_twin(organisation: Organisation) -> None:
    twins = Organisation.objects.filter(
        name=organisation.name, parent=organisation.parent, valid_from=organisation.valid_from
    )
    if twin := twins.exclude(pk=organisation.pk).first():
        raise Refused(f"Đã có “{twin}” cùng đơn vị cấp trên và cùng ngày bắt đầu (mã {twin.code}). Chưa lưu gì.")


def _refuse_circle(organisation: Organisation) -> None:
    parents = dict(Organisation.objects.values_list("pk", "parent"))
    parents[organisation.pk] = organisation.parent.pk if organisation.parent else None
    seen: set[int] = set()
    above: int | None = organisation.pk
    while above is not None and above not in seen:
        seen.add(above)
        above = parents.get(above)
    if above is not None:
        raise Refused(f"“{organisation}” không thể trực thuộc đơn vị cấp dưới của chính mình. Chưa lưu gì.")


def _rename(organisation: Organisation, aliases: Sequence[str]) -> None:
    if list(organisation.aliases.order_by("pk").values_list("text", flat=True)) == list(aliases):
        return
    organisation.aliases.all().delete()
    Alias.objects.bulk_create(Alias(organisation=organisation, text=text) for text in aliases)
    organisation.search_key = search_key([organisation.name, organisation.short_name, *aliases])
    Organisation.objects.filter(pk=organisation.pk).update(search_key=organisation.search_key)
