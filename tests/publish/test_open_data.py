"""The open data is what its description says, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator, FormatChecker

from diemcau.publish.domain.description import description
from tests import build
from tests.publish.build import bodies, ranking, released

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    conference, chair = build.conference(), build.administrator()
    rows = [(body, index) for body, index in zip(bodies("Sở Một", "Sở Hai"), ("91.25", "88.5"), strict=True)]
    return released(ranking(conference, rows), chair)


@pytest.fixture
def application() -> Iterator[Any]:
    """The product as a server calls it, in the transaction of the test: as Django's own client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield get_wsgi_application()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def closed(schema: Any) -> Any:
    """The same schema, letting nothing pass that it does not name."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: closed(value) for key, value in schema.items()}
    return found | {"additionalProperties": False} if "properties" in schema and "required" in schema else found


def test_every_answer_is_exactly_what_the_description_names(client, edition):
    told = client.get("/api/v1/openapi.json").json()
    code = edition.table.rows[0].organisation
    unit = client.get(f"/api/v1/results/{edition.publication.slug}/").json()["units"][str(code)]
    for path, name in {
        "/api/v1/results/": "Results",
        f"/api/v1/results/{edition.publication.slug}/": "Result",
        f"/api/v1/units/{unit}/": "Unit",
    }.items():
        schema = closed(told) | {"$ref": f"#/components/schemas/{name}"}
        faults = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(client.get(path).json())
        assert [fault.message for fault in faults] == [], path


def test_schemathesis_finds_nothing(application, edition):
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    operations = [each.ok() for each in schema.get_all_operations()]
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(
            max_examples=25,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def holds(case: Any) -> None:
            case.call_and_validate(headers={"Accept-Encoding": "identity"})  # its WSGI client unpacks nothing

        holds()
    assert [each.path for each in operations] == list(description()["paths"])


def test_what_is_written_to_open_data_is_told_that_it_only_reads(edition):
    answer = Client(enforce_csrf_checks=True).post("/api/v1/results/", {"title": "x"})
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
