"""Open data: the released results as JSON, read only, without a key. Described by docs/api.md."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import override

from diemcau.publish.domain.description import description
from diemcau.publish.domain.wording import english, texts
from diemcau.publish.models import Edition
from diemcau.publish.queries.released import current_editions, public_result, public_unit
from diemcau.publish.views.answering import Made, for_everybody

JSON = "application/json; charset=utf-8"


@for_everybody
def api_description() -> Made:
    """What the other addresses give, for machines: OpenAPI."""
    return _json(description())


@for_everybody
def results() -> Made:
    """Every released result, without its rows."""
    return _json({"results": [_heading(edition) for edition in current_editions()]})


@for_everybody
def result(slug: str) -> Made | None:
    """One released result: `content` is what was hashed when it was frozen, `english` and `units` beside it."""
    found = public_result(slug)
    if found is None:
        return None
    units = {str(line.row.organisation): line.unit_page for line in found.lines if line.unit_page}
    with override("en"):
        said = {text: english(text, found.table.english) for text in sorted({*texts(found.table)}) if text}
    told = {text: words for text, words in said.items() if words and words != text}
    return _json(_heading(found.edition) | {"content": found.edition.content, "english": told, "units": units})


@for_everybody
def unit(code: str) -> Made | None:
    """One unit in every released result, and the units that it came from or became."""
    found = public_unit(code)
    if found is None:
        return None
    return _json(
        {
            "code": found.organisation.code,
            "name": found.organisation.name,
            "predecessors": [each.code for each in found.predecessors],
            "successors": [each.code for each in found.successors],
            "standings": [
                {
                    "result": each.edition.publication.slug,
                    "year": each.table.year,
                    "rank": each.line.row.rank,
                    "index": each.line.row.index,
                    "points": each.line.row.points,
                    "grade": each.line.row.grade,
                }
                for each in found.standings
            ],
        }
    )


def _heading(edition: Edition) -> dict[str, Any]:
    publication = edition.publication
    return {
        "id": publication.slug,
        "kind": publication.kind,
        "title": publication.title,
        "title_en": _english(publication.title, edition),
        "block": publication.block,
        "block_en": _english(publication.block, edition),
        "year": publication.year,
        "version": edition.version,
        "decision": edition.decision,
        "decided_on": edition.decided_on.isoformat() if edition.decided_on else None,
        "released_at": edition.release.announcement.at.isoformat(timespec="seconds"),
        "sha256": edition.sha256,
    }


def _english(text: str, edition: Edition) -> str:
    with override("en"):
        return english(text, edition.english) or ""


def _json(content: Mapping[str, Any]) -> Made:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), JSON, ""
