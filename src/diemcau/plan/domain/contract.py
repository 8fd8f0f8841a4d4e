"""The reading as JSON and back: exactly the shape of the contract `plan.schema.json`.

Annexes are no field of the contract: each is a last entry of `outline`, its label the annex's own ("Phụ lục I", or
"Phụ lục" where none is printed), its text the title, its children the annex's outline.
"""

from __future__ import annotations

from typing import Any, cast

from diemcau.kernel.dates import PartialDate
from diemcau.nd30.model import Annex, Basis, Document, Lines, Node, Recipient, Signer
from diemcau.nd30.reading.annexes import is_annex_label
from diemcau.plan.domain.model import (
    Assignment,
    Budget,
    Content,
    Count,
    EventTime,
    Finding,
    Format,
    Kind,
    Participant,
    Plan,
    ProgrammeItem,
    Reading,
    Severity,
    SiteRule,
    Tier,
)

Json = dict[str, Any]
NO_LABEL = "Phụ lục"
PLAN_LINES = ("title", "chair", "format", "place")


def as_json(reading: Reading) -> Json:
    """The object that `diemcau plan read --json` prints."""
    return {
        "text_lines": list(reading.text_lines),
        "document": _document(reading.document),
        "plan": _plan(reading.plan) if reading.plan else None,
        "findings": [
            {"code": f.code, "severity": f.severity.value, "message": f.message, "lines": _lines(f.lines)}
            for f in reading.findings
        ],
    }


def from_json(value: Json) -> Reading:
    """The reading that `as_json` wrote. What the contract has no field for (addressees) is not restored.

    Raises:
        KeyError, TypeError, ValueError: the object is not of the contract's shape.
    """
    return Reading(
        text_lines=tuple(value["text_lines"]),
        document=_read_document(value["document"]),
        plan=_read_plan(value["plan"]) if value["plan"] else None,
        findings=tuple(
            Finding(
                code=f["code"], severity=Severity(f["severity"]), message=f["message"], lines=_read_lines(f["lines"])
            )
            for f in value["findings"]
        ),
    )


# -- out


def _lines(lines: Lines | None) -> list[int] | None:
    return list(lines) if lines else None


def _date(date: PartialDate | None) -> Json | None:
    return {"year": date.year, "month": date.month, "day": date.day} if date else None


def _node(node: Node) -> Json:
    return {
        "label": node.label,
        "heading": node.heading,
        "text": node.text,
        "lines": _lines(node.lines),
        "children": [_node(child) for child in node.children],
    }


def _annex(annex: Annex) -> Json:
    return {
        "label": annex.label or NO_LABEL,
        "heading": None,
        "text": annex.title or "",
        "lines": _lines(annex.lines),
        "children": [_node(node) for node in annex.outline],
    }


def _document(document: Document) -> Json:
    signer = document.signer
    return {
        "type": document.type,
        "issuing_body": document.issuing_body,
        "parent_body": document.parent_body,
        "number": document.number,
        "symbol": document.symbol,
        "place": document.place,
        "date": _date(document.date),
        "subject": document.subject,
        "bases": [
            {"text": b.text, "number": b.number, "date": _date(b.date), "lines": _lines(b.lines)}
            for b in document.bases
        ],
        "outline": [*map(_node, document.outline), *map(_annex, document.annexes)],
        "signer": {
            "authority": signer.authority,
            "title": signer.title,
            "name": signer.name,
            "lines": _lines(signer.lines),
        }
        if signer
        else None,
        "recipients": [{"text": r.text, "lines": _lines(r.lines)} for r in document.recipients],
        "archive": document.archive,
        "lines": {name: _lines(lines) for name, lines in document.lines.items()},
    }


def _plan(plan: Plan) -> Json:
    time, budget = plan.time, plan.budget
    return {
        "kind": plan.kind.value,
        "title": plan.title,
        "chair": plan.chair,
        "format": plan.format.value if plan.format else None,
        "sites": [
            {"tier": s.tier.value if s.tier else None, "host": s.host, "lines": _lines(s.lines)} for s in plan.sites
        ],
        "time": {
            "text": time.text,
            "start": _date(time.start),
            "end": _date(time.end),
            "clock": time.clock,
            "fixed": time.fixed,
            "lines": _lines(time.lines),
        }
        if time
        else None,
        "place": plan.place,
        "budget": {
            "text": budget.text,
            "holder": budget.holder,
            "amount_vnd": budget.amount_vnd,
            "lines": _lines(budget.lines),
        }
        if budget
        else None,
        "contents": [{"text": c.text, "lines": _lines(c.lines)} for c in plan.contents],
        "participants": [
            {
                "tier": p.tier.value if p.tier else None,
                "group": p.group,
                "text": p.text,
                "bodies": list(p.bodies),
                "roles": list(p.roles),
                "count": p.count.value if p.count else None,
                "lines": _lines(p.lines),
            }
            for p in plan.participants
        ],
        "assignments": [
            {
                "lead": list(a.lead),
                "coordinating": list(a.coordinating),
                "text": a.text,
                "deadline": a.deadline,
                "lines": _lines(a.lines),
            }
            for a in plan.assignments
        ],
        "programme": [
            {
                "date": _date(i.date),
                "starts": i.starts,
                "minutes": i.minutes,
                "text": i.text,
                "by": i.by,
                "lines": _lines(i.lines),
            }
            for i in plan.programme
        ],
        "lines": {name: _lines(plan.lines.get(name)) for name in dict.fromkeys((*PLAN_LINES, *plan.lines))},
    }


# -- in


def _read_lines(value: list[int] | None) -> Lines | None:
    return (value[0], value[1]) if value else None


def _read_place(value: list[int] | None) -> Lines:
    """Lines that the model requires; the contract lets them be null."""
    return _read_lines(value) or (1, 1)


def _read_date(value: Json | None) -> PartialDate | None:
    return PartialDate(value["year"], value["month"], value["day"]) if value else None


def _read_node(value: Json) -> Node:
    return Node(
        label=value["label"],
        heading=value["heading"],
        text=value["text"],
        lines=_read_place(value["lines"]),
        children=tuple(map(_read_node, value["children"])),
    )


def _read_annex(value: Json) -> Annex:
    return Annex(
        label=None if value["label"] == NO_LABEL else value["label"],
        title=value["text"] or None,
        outline=tuple(map(_read_node, value["children"])),
        lines=_read_place(value["lines"]),
    )


def _read_document(value: Json) -> Document:
    signer = value["signer"]
    annexes = [node for node in value["outline"] if is_annex_label(node["label"])]
    return Document(
        type=value["type"],
        issuing_body=value["issuing_body"],
        parent_body=value["parent_body"],
        number=value["number"],
        symbol=value["symbol"],
        place=value["place"],
        date=_read_date(value["date"]),
        subject=value["subject"],
        bases=tuple(
            Basis(text=b["text"], number=b["number"], date=_read_date(b["date"]), lines=_read_place(b["lines"]))
            for b in value["bases"]
        ),
        outline=tuple(_read_node(node) for node in value["outline"] if not is_annex_label(node["label"])),
        annexes=tuple(map(_read_annex, annexes)),
        signer=Signer(
            authority=signer["authority"],
            title=signer["title"],
            name=signer["name"],
            lines=_read_place(signer["lines"]),
        )
        if signer
        else None,
        recipients=tuple(Recipient(text=r["text"], lines=_read_place(r["lines"])) for r in value["recipients"]),
        archive=value["archive"],
        lines={name: _read_lines(lines) for name, lines in value["lines"].items()},
    )


def _read_tier(value: str | None) -> Tier | None:
    return Tier(value) if value else None


def _read_plan(value: Json) -> Plan:
    time, budget = cast("Json | None", value["time"]), cast("Json | None", value["budget"])
    return Plan(
        kind=Kind(value["kind"]),
        title=value["title"],
        chair=value["chair"],
        format=Format(value["format"]) if value["format"] else None,
        sites=tuple(
            SiteRule(tier=_read_tier(s["tier"]), host=s["host"], lines=_read_lines(s["lines"])) for s in value["sites"]
        ),
        time=EventTime(
            text=time["text"],
            start=_read_date(time["start"]),
            end=_read_date(time["end"]),
            clock=time["clock"],
            fixed=time["fixed"],
            lines=_read_lines(time["lines"]),
        )
        if time
        else None,
        place=value["place"],
        budget=Budget(
            text=budget["text"],
            holder=budget["holder"],
            amount_vnd=budget["amount_vnd"],
            lines=_read_lines(budget["lines"]),
        )
        if budget
        else None,
        contents=tuple(Content(text=c["text"], lines=_read_place(c["lines"])) for c in value["contents"]),
        participants=tuple(
            Participant(
                tier=_read_tier(p["tier"]),
                group=p["group"],
                text=p["text"],
                bodies=tuple(p["bodies"]),
                roles=tuple(p["roles"]),
                count=Count(p["count"]) if p["count"] else None,
                lines=_read_place(p["lines"]),
            )
            for p in value["participants"]
        ),
        assignments=tuple(
            Assignment(
                lead=tuple(a["lead"]),
                coordinating=tuple(a["coordinating"]),
                text=a["text"],
                deadline=a["deadline"],
                lines=_read_place(a["lines"]),
            )
            for a in value["assignments"]
        ),
        programme=tuple(
            ProgrammeItem(
                date=_read_date(i["date"]),
                starts=i["starts"],
                minutes=i["minutes"],
                text=i["text"],
                by=i["by"],
                lines=_read_place(i["lines"]),
            )
            for i in value["programme"]
        ),
        lines={name: _read_lines(lines) for name, lines in value["lines"].items()},
    )
