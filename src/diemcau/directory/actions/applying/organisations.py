"""Organisations and what became of them."""

from __future__ import annotations

from collections.abc import Mapping

from diemcau.directory.actions.applying.statements import create, rewrite
from diemcau.directory.domain.names import search_key
from diemcau.directory.domain.rows import Difference, OrganisationRow, SuccessionRow
from diemcau.directory.models import Alias, Organisation, Succession

_PLAIN = (
    "name", "short_name", "tier", "kind", "area_code", "locality", "organ_id",
    "email", "phone", "rank", "valid_from", "valid_to",
)  # fmt: skip


def write_organisations(difference: Difference) -> None:
    added = [row for row in difference.added if isinstance(row, OrganisationRow)]
    changed = [(old, new) for old, new in difference.changed if isinstance(new, OrganisationRow)]
    known = dict(Organisation.objects.values_list("code", "pk"))
    while added:  # tier by tier: a parent must have its key before its children name it
        ready = [row for row in added if not row.parent or row.parent in known]
        if not ready:
            raise ValueError("A checked import has no unknown parents and no circles.")
        made = [_organisation(Organisation(code=row.code), row, known) for row in ready]
        create(Organisation, made)
        known |= {row.code: row.pk for row in made}
        added = [row for row in added if row.code not in known]

    rows = [_organisation(Organisation(code=new.code), new, known) for _, new in changed]
    rewrite(Organisation, rows, [*_PLAIN, "parent", "search_key"])
    renamed = [new for old, new in changed if isinstance(old, OrganisationRow) and old.aliases != new.aliases]
    Alias.objects.filter(organisation__in=[known[row.code] for row in renamed]).delete()
    fresh = [row for row in difference.added if isinstance(row, OrganisationRow)]
    create(
        Alias,
        [Alias(organisation_id=known[row.code], text=text) for row in [*fresh, *renamed] for text in row.aliases],
    )


def _organisation(into: Organisation, row: OrganisationRow, known: Mapping[str, int]) -> Organisation:
    for field in _PLAIN:
        setattr(into, field, getattr(row, field))
    into.parent_id = known[row.parent] if row.parent else None
    into.search_key = search_key([row.name, row.short_name, *row.aliases])
    return into


def write_successions(difference: Difference, organisations: Mapping[str, int]) -> None:
    create(
        Succession,
        [
            Succession(
                predecessor_id=organisations[row.predecessor],
                successor_id=organisations[row.successor],
                on=row.on,
                decision=row.decision,
            )
            for row in difference.added
            if isinstance(row, SuccessionRow)
        ],
    )
    for _, row in difference.changed:
        if isinstance(row, SuccessionRow):
            Succession.objects.filter(
                predecessor=organisations[row.predecessor], successor=organisations[row.successor]
            ).update(on=row.on, decision=row.decision)
