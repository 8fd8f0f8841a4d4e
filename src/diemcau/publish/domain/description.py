"""The open data described for machines: OpenAPI 3.1, served at `/api/v1/openapi.json`. Pure.

`v1` gains fields and loses none, so readers must let pass what is not named here.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "required": list(properties), "properties": properties}


def _with(schema: Schema, **optional: Schema) -> Schema:
    return schema | {"properties": schema["properties"] | optional}


def _text(about: str = "", **more: Any) -> Schema:
    return {"type": "string", **({"description": about} if about else {}), **more}


def _many(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


_RANK: Schema = {"type": ["integer", "null"], "minimum": 1, "description": "null where the decision gives no rank"}
_YEAR: Schema = {"type": "integer", "minimum": 1990, "maximum": 2200}
_KIND = _text("index: reform index; survey: satisfaction; winners: contest", enum=["index", "survey", "winners"])
_NUMBER = _text("plain decimal with a point, as decided; empty where there is none")
_ENGLISH: Schema = {"type": "object", "additionalProperties": _text(), "description": "text of content → in English"}
_CODE = _text("lasting code of an organisation", minLength=1)
_HEADING: dict[str, Schema] = {
    "id": _text("lasting, part of the address", pattern="^[a-z0-9-]+$"),
    "kind": _KIND,
    "title": _text(),
    "title_en": _text("empty where nobody gave one"),
    "block": _text("the group of units that are ranked together; empty where all are"),
    "block_en": _text("empty where nobody gave one"),
    "year": _YEAR,
    "version": {"type": "integer", "minimum": 1, "description": "grows with every correction"},
    "decision": _text("number of the decision"),
    "decided_on": {"type": ["string", "null"], "format": "date"},
    "released_at": _text(format="date-time"),
    "sha256": _text("of content: JSON with sorted keys, no white space, UTF-8", pattern="^[0-9a-f]{64}$"),
}
_SCHEMAS: dict[str, Schema] = {
    "Heading": _object(**_HEADING),
    "Results": _object(results=_many(_ref("Heading"))),
    "Field": _object(code=_text(), name=_text(), ceiling=_NUMBER),
    "Row": _object(
        rank=_RANK,
        unit=_text("as printed in the decision"),
        organisation={"type": ["integer", "null"], "description": "a key of units"},
        points=_NUMBER,
        applicable=_NUMBER,
        index=_text("percent: plain decimal with a point; empty where there is none, or too few were asked"),
        grade=_text(),
        appraised=_NUMBER,
        surveyed=_NUMBER,
        fields=_many(_NUMBER),
        note=_text(),
    ),
    "Content": _with(
        _object(
            key=_text(),
            kind=_KIND,
            title=_text(),
            block=_text(),
            year=_YEAR,
            settings=_text("how it was ranked; to be printed with the table"),
            fields=_many(_ref("Field")),
            rows=_many(_ref("Row")),
            criteria=_text(),
            decision=_text(),
            decided_on=_text("ISO date, or empty"),
        ),
        english=_ENGLISH | {"description": "English that the organiser gave when it was frozen; absent without any"},
    ),
    "Result": _object(
        **_HEADING,
        content=_ref("Content"),
        english=_ENGLISH,
        units={"type": "object", "additionalProperties": _CODE, "description": "content.rows[].organisation → code"},
    ),
    "Standing": _object(
        result=_text("id of the result"), year=_YEAR, rank=_RANK, index=_NUMBER, points=_NUMBER, grade=_text()
    ),
    "Unit": _object(
        code=_CODE,
        name=_text(),
        predecessors=_many(_CODE),
        successors=_many(_CODE),
        standings=_many(_ref("Standing")),
    ),
}


def _reading(operation: str, summary: str, gives: str, *parameters: Schema) -> Schema:
    answers: dict[str, Any] = {
        "200": {"description": summary, "content": {"application/json": {"schema": _ref(gives)}}},
    }
    if parameters:
        answers["404"] = {
            "description": "there is no such thing, or it is not released",
            "content": {"text/html": {"schema": {"type": "string"}}},
        }
    return {
        "get": {
            "operationId": operation,
            "summary": summary,
            "responses": answers,
            **({"parameters": list(parameters)} if parameters else {}),
        }
    }


def _in_path(name: str, schema: Schema) -> Schema:
    return {"name": name, "in": "path", "required": True, "schema": schema}


def description() -> Schema:
    """The whole document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Điểm Cầu – dữ liệu mở",
            "version": "1",
            "description": "Released results: read only, without a key. What is not released is not found.",
        },
        "paths": {
            "/api/v1/results/": _reading("results", "Every released result, without its rows", "Results"),
            "/api/v1/results/{id}/": _reading(
                "result", "One released result", "Result", _in_path("id", _HEADING["id"] | {"maxLength": 100})
            ),
            "/api/v1/units/{code}/": _reading(
                "unit", "One unit in every released result", "Unit", _in_path("code", _CODE | {"pattern": "^[^/]+$"})
            ),
        },
        "components": {"schemas": _SCHEMAS},
    }
