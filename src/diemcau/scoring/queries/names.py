"""Which unit or body a written name means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from diemcau.directory.domain.names import name_key
from diemcau.directory.models import Alias, Organisation
from diemcau.scoring.models import Block, Entrant


def entrants_by_name(block: Block) -> dict[str, list[Entrant]]:
    """The units of a block by every name and code that they bear. Two queries."""
    found: defaultdict[str, list[Entrant]] = defaultdict(list)
    entrants = {
        each.organisation_id: each for each in Entrant.objects.filter(block=block).select_related("organisation")
    }
    for entrant in entrants.values():
        body = entrant.organisation
        for key in {body.code.casefold(), *_keys([body.name, body.short_name])}:
            found[key].append(entrant)
    for organisation, text in Alias.objects.filter(organisation__in=entrants).values_list("organisation", "text"):
        if entrants[organisation] not in found[name_key(text)]:
            found[name_key(text)].append(entrants[organisation])
    return dict(found)


def bodies_by_name(names: Iterable[str]) -> dict[str, int]:
    """For each printed name the one body of the directory that bears it; names that several bear are left out.

    A body that exists today goes before its predecessors.
    """
    wanted = {name: name_key(name) for name in names}
    found: defaultdict[str, set[int]] = defaultdict(set)
    ended: set[int] = set()
    for pk, name, short, to in Organisation.objects.values_list("pk", "name", "short_name", "valid_to").iterator():
        if to is not None:
            ended.add(pk)
        for key in _keys([name, short]):
            found[key].add(pk)
    matched = {}
    for name, key in wanted.items():
        bodies = found.get(key, set())
        bodies = (bodies - ended) or bodies
        if len(bodies) == 1:
            matched[name] = next(iter(bodies))
    return matched


def _keys(names: Iterable[str]) -> set[str]:
    return {name_key(name) for name in names if name}
