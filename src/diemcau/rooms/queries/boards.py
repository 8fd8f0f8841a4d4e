"""The readiness board in its two views, over what exists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diemcau.conference.models import Conference, Site, Unit
from diemcau.directory.domain import TIER_NAMES, BodyKind, Tier
from diemcau.kernel.words import say
from diemcau.rooms.domain import NOTHING, Board, Cell, Row, State, board, heads, locality, state_of, without_idle
from diemcau.rooms.queries.compiled import compiled
from diemcau.rooms.queries.sources import OF_SITES, OF_UNITS, Source

_LOCAL = (Tier.DISTRICT, Tier.COMMUNE)
_UNPLACED = 0
_UNPLACED_NAME = "Chưa xếp điểm cầu"
_POLITICAL = frozenset(
    {
        BodyKind.PARTY_COMMITTEE,
        BodyKind.PARTY_BODY,
        BodyKind.PEOPLE_COUNCIL,
        BodyKind.COUNCIL_BODY,
        BodyKind.FRONT,
        BodyKind.MASS_ORGANISATION,
    }
)
_BLOCKS = {
    "political": "Đảng, HĐND, MTTQ, đoàn thể",
    "committee": "Ủy ban nhân dân",
    "department": "Sở, ban, ngành",
    "vertical": "Cơ quan ngành dọc",
    "unit": "Đơn vị khác",
}
_GROUP_OF_BLOCK = {block: -number for number, block in enumerate(_BLOCKS, start=1)}
_BLOCK_OF_KIND: dict[str, str] = {
    **dict.fromkeys(_POLITICAL, "political"),
    BodyKind.PEOPLE_COMMITTEE: "committee",
    BodyKind.DEPARTMENT: "department",
    BodyKind.VERTICAL: "vertical",
}


# What is known of a row before its cells are: pk, name, search, block, group, place.
_Fact = tuple[int, str, str, str, int, str]


_SITES = compiled(
    lambda conference: (
        Site.objects.filter(conference=conference)
        .order_by("host__rank", "host__area_code", "pk")
        .values_list("pk", "parent", "tier", "host__name", "host__search_key", "closure")
    )
)
_UNITS = compiled(
    lambda conference: (
        Unit.objects.filter(conference=conference)
        .order_by("organisation__rank", "organisation__area_code", "pk")
        .values_list(
            "pk", "site", "organisation__tier", "organisation__kind", "organisation__name", "organisation__search_key"
        )
    )
)


def site_board(conference: Conference) -> Board:
    """Every open site, in the order of the directory; a district opens to its communes."""
    sites = _SITES(conference)
    under = heads({site[0]: site[1] for site in sites})
    groups = {pk: locality(name) for pk, _, _, name, _, _ in sites if under[pk] == pk}
    facts = [
        (pk, locality(name), search, tier, under[pk], "") for pk, _, tier, name, search, closure in sites if not closure
    ]
    facts.sort(key=lambda fact: fact[4] != fact[0])  # a district before its communes
    return _board(
        conference, facts, OF_SITES, groups=groups, blocks={tier.value: say(TIER_NAMES[tier]) for tier in Tier}
    )


def unit_board(conference: Conference) -> Board:
    """Every unit: provincial bodies by block, those of districts and communes under their district."""
    sites = _SITES(conference)
    under = heads({site[0]: site[1] for site in sites})
    hosts = {site[0]: locality(site[3]) for site in sites}
    facts = []
    for pk, site, tier, kind, name, search in _UNITS(conference):
        if tier in _LOCAL:
            block, group = tier, under[site] if site else _UNPLACED
        else:
            block = _BLOCK_OF_KIND.get(kind, "unit")
            group = _GROUP_OF_BLOCK[block]
        facts.append((pk, name, search, block, group, hosts.get(site, "")))
    named = {block: say(name) for block, name in _BLOCKS.items()}
    groups = {_GROUP_OF_BLOCK[block]: name for block, name in named.items()}
    groups |= {pk: hosts[pk] for pk in hosts if under[pk] == pk} | {_UNPLACED: say(_UNPLACED_NAME)}
    blocks = named | {tier.value: say(TIER_NAMES[tier]) for tier in _LOCAL}
    return _board(conference, facts, OF_UNITS, groups=groups, blocks=blocks)


def _board(
    conference: Conference,
    facts: Sequence[_Fact],
    sources: Sequence[Source],
    *,
    groups: Mapping[int, str],
    blocks: Mapping[str, str],
) -> Board:
    """Ask every source once, and lay its cells beside each row."""
    answers = [(source.ask(conference), (NOTHING,) * len(source.columns)) for source in sources]
    columns = [column for source in sources for column in source.columns]
    cells = [tuple([cell for answer, none in answers for cell in answer.get(fact[0], none)]) for fact in facts]
    columns, cells = without_idle(columns, cells)
    states: dict[tuple[Cell, ...], State] = {}  # few different: most communes lack the same things
    rows = []
    for fact, of_row in zip(facts, cells, strict=True):
        state = states.get(of_row)
        if state is None:
            state = states[of_row] = state_of(columns, of_row)
        rows.append(Row(str(fact[0]), *fact[1:], of_row, state))
    return board(columns, rows, groups=groups, blocks=blocks)
