"""Nơi nhận as a set: which units and which tiers a paper is sent to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from diemcau.kernel.vietnamese import fold
from diemcau.nd30.model import Document
from diemcau.plan.domain.abbreviations import body_key, expand, initials
from diemcau.plan.domain.bodies import BodyKind, BodyRef, parse_body
from diemcau.plan.domain.model import Tier
from diemcau.plan.domain.planning import of_city
from diemcau.plan.domain.tiers import tiers_in

_AS_ABOVE = re.compile(r"(?i)^như\s+(?:trên|kính gửi|thành phần|điều|TP)|^như\b")
_NOTE = re.compile(r"\s*\((?:b/c|để|báo cáo|p/h|t/h|thực hiện|phối hợp|[^)]{0,60})\)")
_STAFF = frozenset({BodyKind.DIVISION, BodyKind.OFFICE, BodyKind.SERVICE, BodyKind.DEPARTMENT})


LONGEST_ENTRY = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    refs: tuple[BodyRef, ...]
    text: str  # all entries, folded
    drafting: str  # letters of the archive line: the unit that drafted keeps its own copy
    issuer: str
    known: bool  # False where the list is not there, or refers to addressees that were not read
    tiers: frozenset[Tier]

    @classmethod
    def of(cls, document: Document) -> Distribution:
        city = of_city(document)
        entries = [one.text[:LONGEST_ENTRY] for one in document.recipients]
        above = any(_AS_ABOVE.match(entry) for entry in entries)
        entries += [one.text[:LONGEST_ENTRY] for one in document.addressees]
        plain = [expand(_NOTE.sub("", entry)) for entry in entries if not _AS_ABOVE.match(entry)]
        issuer = " ".join(filter(None, (document.issuing_body, document.parent_body)))
        return cls(
            refs=tuple(ref for entry in plain for ref in parse_body(entry, city=city)),
            text=body_key(" ; ".join(plain)),
            drafting=re.sub(r"[^A-ZĐ,]", "", re.sub(r"\([^()]{0,80}\)", "", (document.archive or "")[:200]).upper()),
            issuer=issuer,
            known=bool(document.recipients) and not (above and not document.addressees),
            tiers=frozenset(tier for entry in plain for tier in tiers_in(entry, city=city)),
        )

    def reaches(self, tier: Tier) -> bool:
        return tier in self.tiers

    def covers(self, unit: BodyRef) -> bool:
        """Whether a unit gets the paper: by name, in a set, through its own body, or because it drafted it."""
        if self._is_issuer(unit) or self._named(unit) or self._drafted(unit):
            return True
        return any(_holds(ref, unit) for ref in self.refs)

    def _named(self, unit: BodyRef) -> bool:
        key = unit.key
        if key and key in self.text:
            return True
        bare = re.sub(r" (?:tinh|thanh pho|huyen|viet nam)\b.*$", "", key)
        if len(bare.split()) >= 3 and bare in self.text:
            return True
        parent = re.search(
            r"\((?P<parent>[^()]{3,60})\)|\b(?:thuộc|trực thuộc|của)\s+(?P<of>Sở\s.{3,60})$", unit.printed
        )
        if parent:
            return any(self.covers(ref) for ref in parse_body(parent["parent"] or parent["of"]))
        return any(len(ref.key.split()) >= 3 and ref.key in key for ref in self.refs if not ref.is_set)

    def _drafted(self, unit: BodyRef) -> bool:
        letters = initials(re.sub(r"(?i)^(?:các\s+)?(?:phòng|ban|văn phòng)\s+", "", unit.name))
        return (
            unit.kind in _STAFF
            and len(letters) >= 2
            and any(code and code in letters for code in self.drafting.split(",") if code != "VT" and len(code) >= 2)
        )

    def _is_issuer(self, unit: BodyRef) -> bool:
        if unit.key in ("nha truong", "co quan", "don vi"):
            return True
        return bool(unit.key) and (unit.key in body_key(self.issuer) or body_key(self.issuer).startswith(unit.key))


def _holds(ref: BodyRef, unit: BodyRef) -> bool:
    key = ref.key
    if unit.kind is BodyKind.PARTY_ORGAN and re.search(r"\bco quan\b.*\buy\b", key):
        return True
    if ref.kind is BodyKind.PERSON:
        return (unit.kind is BodyKind.OFFICE and "van phong" in key) or (bool(unit.key) and unit.key in key)
    if "van phong" in key and unit.kind is BodyKind.OFFICE:
        return True
    if unit.kind is BodyKind.FRONT and "mat tran" in key:
        return True
    if unit.kind in (BodyKind.MASS_ORGANISATION, BodyKind.FRONT) and re.search(
        r"doan the|\bhoi\b|to chuc chinh tri", key
    ):
        return True
    if not ref.is_set and not re.search(r"\bban nganh\b|\bdon vi\b|\bphong\b", key):
        return False
    if re.search(r"\bso\b.*\bnganh\b|\bcac so\b|^so\b|\bso ban\b", f"cac {key}" if ref.is_set else key):
        return unit.kind in (BodyKind.DEPARTMENT, BodyKind.OFFICE, BodyKind.VERTICAL) or (
            unit.kind is BodyKind.DIVISION and unit.tier is not Tier.DISTRICT
        )
    if "nganh doc" in key and unit.kind is BodyKind.VERTICAL:
        return True
    if re.search(r"\b(?:phong|don vi|co quan|bo phan)\b", key):
        return unit.kind in _STAFF or (unit.kind in (BodyKind.MIXED, BodyKind.VERTICAL) and "co quan" in key)
    if ref.kind is unit.kind is BodyKind.PEOPLES_COMMITTEE or (
        ref.kind is BodyKind.PEOPLES_COMMITTEE and unit.kind is BodyKind.PERSON
    ):
        return ref.tier is unit.tier or unit.tier is None
    if ref.kind is BodyKind.MINISTRY or "bo nganh" in fold(key):
        return unit.kind is BodyKind.MINISTRY
    return ref.kind is unit.kind and ref.is_set and ref.tier is unit.tier
