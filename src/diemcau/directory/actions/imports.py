"""Import a file: keep it, show what it would do, do it once its author has seen that."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from django.db import transaction
from django.utils import timezone

from diemcau.directory.actions.applying import apply
from diemcau.directory.domain.files import RawSheet
from diemcau.directory.domain.imports import Checked, check
from diemcau.directory.domain.rows import Difference, OrganisationRow, PersonRow
from diemcau.directory.models import Account, Organisation, PendingImport, Person
from diemcau.directory.queries.snapshots import snapshot
from diemcau.journal.actions import record, record_each
from diemcau.kernel.errors import Refused


@transaction.atomic
def keep_import(content: bytes, *, name: str, by: Account) -> PendingImport:
    """Keep a file until its author confirms it; files that nobody confirmed in time go away.

    The caller has read it already: what cannot be read is never kept.
    """
    PendingImport.objects.expired(timezone.now()).delete()
    PendingImport.objects.filter(account=by).delete()
    name = name.rpartition("/")[2][-200:]
    record("directory.file_kept", by, by=by, file=name)
    return PendingImport.objects.create(token=secrets.token_urlsafe(32), account=by, name=name, content=content)


@transaction.atomic
def drop_import(pending: PendingImport, *, by: Account) -> None:
    """Forget a file: its author thought better of it."""
    pending.delete()
    record("directory.import_dropped", by, by=by, file=pending.name)


@transaction.atomic
def confirm_import(pending: PendingImport, sheets: Sequence[RawSheet], *, seen: str, by: Account) -> Checked:
    """Do what the preview with the fingerprint `seen` showed, all of it or nothing.

    The caller has read the sheets, so that nobody waits for that while this holds the turn to write.

    Raises:
        Refused: the file has problems, or the directory has changed since, so that it would do something else.
    """
    found = check(sheets, snapshot())
    if found.problems:
        raise Refused("Tệp còn lỗi nên chưa nhập gì. Hãy sửa các dòng đã nêu rồi gửi lại tệp.")
    if found.fingerprint != seen:
        raise Refused("Danh bạ vừa được sửa sau lần xem trước. Chưa nhập gì; hãy xem lại các thay đổi rồi xác nhận.")
    apply(found.changes)
    counts: dict[str, Any] = {}
    for table, difference in found.changes.items():
        counts |= {f"{table}_added": len(difference.added), f"{table}_changed": len(difference.changed)}
    record("directory.imported", by, by=by, file=pending.name, **counts)
    if "organisations" in found.changes:
        organisations = Organisation.objects.in_bulk(field_name="code")
        _record_rows("organisation", found.changes["organisations"], organisations, pending.name, by)
    if "people" in found.changes:
        people = Person.objects.in_bulk(field_name="code")
        _record_rows("person", found.changes["people"], people, pending.name, by)
    pending.delete()
    return found


def _record_rows(
    noun: str,
    difference: Difference,
    found: Mapping[str, Organisation] | Mapping[str, Person],
    file: str,
    by: Account,
) -> None:
    added = [found[row.code] for row in difference.added if isinstance(row, OrganisationRow | PersonRow)]
    record_each(f"directory.{noun}_added", added, by=by, file=file)
    changed: defaultdict[str, list[Organisation | Person]] = defaultdict(list)
    for old, new in difference.changed:
        if isinstance(new, OrganisationRow | PersonRow):
            names = [each.name for each in fields(new) if getattr(old, each.name) != getattr(new, each.name)]
            changed[",".join(names)].append(found[new.code])
    for what, rows in changed.items():
        record_each(f"directory.{noun}_changed", rows, by=by, file=file, fields=what)
