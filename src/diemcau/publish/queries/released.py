"""What everybody may read: only editions that were released, never anything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection

from diemcau.directory.models import Organisation
from diemcau.directory.models.organisations import Succession
from diemcau.publish.domain.charts import Chart, charts_of, place_of
from diemcau.publish.domain.differences import Change, changes
from diemcau.publish.domain.tables import Before, Line, lines, printed
from diemcau.publish.domain.wording import english, texts
from diemcau.publish.models import Edition
from diemcau.publish.queries.reading import title_of
from diemcau.scoring.domain.finished import Finished


def generation() -> str:
    """Another word after every release: what was made under an earlier one is no longer true.

    Number and time of the newest release, so that a database that was put back does not bring back old pages. Asked by
    every request of everybody: one row by its key, without building a query (0.02 ms instead of 0.2).
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT release.id, announcement.at FROM publish_release AS release "
            "JOIN publish_announcement AS announcement ON announcement.id = release.announcement_id "
            "ORDER BY release.id DESC LIMIT 1"
        )
        newest = cursor.fetchone()
    return f"{newest[0]} {newest[1]}" if newest else ""


def current_editions() -> list[Edition]:
    """Of every publication the newest released edition, without its content."""
    found = Edition.objects.current().with_english().select_related("publication", "release__announcement")
    return list(found.order_by("-publication__year", "publication__kind", "publication__pk"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicResult:
    """One released edition as a page: its table, last year beside it, what a correction changed."""

    edition: Edition
    table: Finished
    lines: tuple[Line, ...]
    has_before: bool
    versions: tuple[Edition, ...]
    changed: tuple[Change, ...]
    is_current: bool

    @property
    def has_originals(self) -> bool:
        """Whether something beside names has no English."""
        given = self.table.english
        return any(english(text, given) is None for text in {*texts(self.table), self.edition.reason})

    @property
    def charts(self) -> list[Chart]:
        return charts_of(title_of(self.edition), self.table, self.lines)


def public_result(slug: str, version: int | None = None) -> PublicResult | None:
    """The current edition of an address, or one of its earlier ones; None where nothing was released."""
    released = Edition.objects.released().filter(publication__slug=slug)
    versions = list(released.select_related("publication", "release__announcement"))
    edition = next((each for each in versions if version is None or each.version == version), None)
    if edition is None:
        return None
    table = edition.table
    organisations = {row.organisation for row in table.rows if row.organisation}
    codes: dict[int, str] = dict(Organisation.objects.filter(pk__in=organisations).values_list("pk", "code"))
    before = last_year(edition, organisations)
    older = next((each for each in versions if each.version < edition.version), None)
    return PublicResult(
        edition=edition,
        table=table,
        lines=tuple(lines(table, codes, before)),
        has_before=bool(before),
        versions=tuple(versions),
        changed=tuple(changes(older.table, table)) if older else (),
        is_current=edition.pk == versions[0].pk,
    )


def last_year(edition: Edition, organisations: set[int]) -> dict[int, Before]:
    """What each unit had in the released table of the same kind and block one year before.

    A unit that succeeded exactly one other takes that one's place; of several predecessors nobody's rank is its own.
    """
    publication = edition.publication
    earlier = (
        Edition.objects.current()
        .filter(
            publication__year=publication.year - 1,
            publication__kind=publication.kind,
            publication__block=publication.block,
            publication__conference__owner=publication.conference.owner_id,
        )
        .order_by("-pk")
        .first()
    )
    if earlier is None:
        return {}
    rows = {row.organisation: row for row in earlier.table.rows if row.organisation}
    found = {
        each: Before(rank=rows[each].rank, index=rows[each].index, is_successor=False)
        for each in organisations & set(rows)
    }
    for organisation, predecessor in _only_predecessor(organisations - set(found)).items():
        if predecessor in rows:
            row = rows[predecessor]
            found[organisation] = Before(rank=row.rank, index=row.index, is_successor=True)
    return found


def _only_predecessor(organisations: set[int]) -> Mapping[int, int]:
    pairs: dict[int, list[int]] = {}
    for successor, predecessor in Succession.objects.filter(successor__in=organisations).values_list(
        "successor", "predecessor"
    ):
        pairs.setdefault(successor, []).append(predecessor)
    return {successor: found[0] for successor, found in pairs.items() if len(found) == 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One unit in one released table, among its peers."""

    edition: Edition
    table: Finished
    line: Line
    peers: tuple[Line, ...]  # those next to it, itself among them
    fields: tuple[tuple[str, str, str, str], ...]  # name, points, ceiling, share of the ceiling
    chart: Chart | None  # the unit among all


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicUnit:
    """One unit in every released table that names it, newest first."""

    organisation: Organisation
    standings: tuple[Standing, ...]
    predecessors: tuple[Organisation, ...]
    successors: tuple[Organisation, ...]


def public_unit(code: str) -> PublicUnit | None:
    """None where no released table names the unit: the directory itself is not public."""
    organisation = Organisation.objects.filter(code=code).first() if "\x00" not in code else None
    if organisation is None:
        return None
    standings = [
        _standing(edition, organisation)
        for edition in Edition.objects.current().select_related("publication").order_by("-publication__year", "pk")
        if any(row["organisation"] == organisation.pk for row in edition.content["rows"])
    ]
    if not standings:
        return None
    return PublicUnit(
        organisation=organisation,
        standings=tuple(standings),
        predecessors=tuple(Organisation.objects.filter(successions__successor=organisation)),
        successors=tuple(Organisation.objects.filter(precessions__predecessor=organisation)),
    )


def _standing(edition: Edition, organisation: Organisation) -> Standing:
    table = edition.table
    codes = dict(
        Organisation.objects.filter(pk__in=[row.organisation for row in table.rows if row.organisation]).values_list(
            "pk", "code"
        )
    )
    all_lines = lines(table, codes, last_year(edition, {organisation.pk}))
    at = next(number for number, line in enumerate(all_lines) if line.row.organisation == organisation.pk)
    own = all_lines[at]
    fields = []
    for field, points in zip(table.fields, own.row.fields, strict=False):
        share = _share(points, field.ceiling)
        fields.append((field.name, printed(points), printed(field.ceiling), share))
    return Standing(
        edition=edition,
        table=table,
        line=own,
        peers=tuple(all_lines[max(0, at - 2) : at + 3]),
        fields=tuple(fields),
        chart=place_of(title_of(edition), all_lines, organisation.pk),
    )


def _share(points: str, ceiling: str) -> str:
    try:
        return str(round(100 * float(points) / float(ceiling)))
    except (ValueError, ZeroDivisionError):
        return ""
