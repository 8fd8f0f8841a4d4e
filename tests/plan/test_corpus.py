"""Every document of the corpus, over a directory that is not its own: asked or found, never a crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from diemcau.nd30.text import read_text
from diemcau.plan.domain.contract import as_json, from_json
from diemcau.plan.domain.expansion import can_be_held, expand
from diemcau.plan.domain.matching import Matcher
from diemcau.plan.domain.reading import read
from tests.conftest import SHARED
from tests.plan import province

DOCUMENTS = sorted(SHARED.glob("corpus/plans/*.txt"))


@pytest.mark.skipif(not DOCUMENTS, reason="Cần thư mục ../shared (văn bản tham chiếu), không có cạnh bản sao này.")
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem[:3])
def test_any_document_expands_over_any_directory(path: Path):
    reading = from_json(as_json(read(read_text(path))))
    if not can_be_held(reading):
        return

    for rows in (province.rows(), province.city_rows()):
        directory = province.directory(rows)
        owner = next(body.id for body in directory.bodies.values() if body.name.startswith("Ủy ban nhân dân"))
        target = expand(reading, Matcher(directory, owner))

        assert all(site.parent is None or site.parent in {s.host for s in target.sites} for site in target.sites)
        assert set(target.homes.values()) <= {site.host for site in target.sites} | {None}
        for unit in target.homes:
            keys = [seat.key for seat in target.seats_of(unit)]
            assert len(keys) == len(set(keys))
        assert all(len(asked.question.candidates) <= 5 for asked in target.asked)
