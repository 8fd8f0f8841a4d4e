"""From a printed name to the organisations that it means, or to a question. Nothing is guessed. Pure."""

from __future__ import annotations

import re

from diemcau.directory.domain import BodyKind, Tier
from diemcau.plan.domain import model
from diemcau.plan.domain.matching.facts import Directory, bare, key
from diemcau.plan.domain.matching.match import Answers, Match, Question, answer_key
from diemcau.plan.domain.matching.near import Near
from diemcau.plan.domain.matching.printed import Printed, take_apart
from diemcau.plan.domain.matching.scope import Scope
from diemcau.plan.domain.matching.sets import is_open, members_of_set, starting_with

_CONSTITUTIONAL = {
    "ủy ban nhân dân": BodyKind.PEOPLE_COMMITTEE,
    "hội đồng nhân dân": BodyKind.PEOPLE_COUNCIL,
    "ủy ban mặt trận tổ quốc việt nam": BodyKind.FRONT,
    "cấp ủy": BodyKind.PARTY_COMMITTEE,
    "đảng bộ": BodyKind.PARTY_COMMITTEE,
    "đảng ủy": BodyKind.PARTY_COMMITTEE,
    "tỉnh ủy": BodyKind.PARTY_COMMITTEE,
    "thành ủy": BodyKind.PARTY_COMMITTEE,
    "huyện ủy": BodyKind.PARTY_COMMITTEE,
    "quận ủy": BodyKind.PARTY_COMMITTEE,
    "thị ủy": BodyKind.PARTY_COMMITTEE,
}
_TIER_OF_PARTY = {
    "tỉnh ủy": Tier.PROVINCE,
    "huyện ủy": Tier.DISTRICT,
    "quận ủy": Tier.DISTRICT,
    "thị ủy": Tier.DISTRICT,
}
_OF_PARTY = re.compile(r"\b(?:tỉnh|thành|huyện|thị|quận|đảng) ủy\b")
_MEMBERS = re.compile(r"^(?:các )?(?:thành viên|lãnh đạo|ủy viên|trưởng|phó trưởng|cơ quan thường trực|thường trực) ")


class Matcher:
    """Finds printed names in one directory, for a plan of one owner, with the answers that people gave."""

    def __init__(self, directory: Directory, owner: int, answers: Answers | None = None) -> None:
        self.directory = directory
        self.scope = Scope(directory, owner)
        self.answers = answers or {}
        self._near = Near(directory, self.scope)
        self._known: dict[tuple[str, model.Tier | None], tuple[Match | Question, ...]] = {}

    def find(self, text: str, context: model.Tier | None = None) -> tuple[Match | Question, ...]:
        """Every body that a printed text names, each found or asked, in the order of the text.

        Args:
            text: one printed name, or several: "các Sở, Ban, ngành và UBND cấp xã".
            context: the tier that the text stands under; holds where a name does not say its own.
        """
        known = self._known.get((text, context))
        if known is None:
            known = self._known[text, context] = self._find(text, context)
        return known

    def _find(self, text: str, context: model.Tier | None) -> tuple[Match | Question, ...]:
        whole = self.answers.get(answer_key(text))
        if whole is not None:
            return (Match(printed=text, organisations=whole, is_answered=True, is_open=not whole),)
        return tuple(self._one(part) for part in take_apart(text, context, city=self.scope.city))

    def _one(self, name: Printed) -> Match | Question:
        said = self.answers.get(answer_key(name.text))
        if said is not None:
            return Match(printed=name.text, post=name.post, organisations=said, is_answered=True, is_open=not said)
        if name.is_group:
            return self._group(name)
        if is_open(name):
            return Match(printed=name.text, post=name.post, is_open=True)
        found = self._organisations(name)
        if found:
            return Match(printed=name.text, post=name.post, organisations=tuple(found))
        return self._question(name)

    def _question(self, name: Printed) -> Question:
        """A set that has no members here has no neighbours either: who is meant can only be said."""
        no_such_tier = name.is_set and (not name.noun or name.noun in _CONSTITUTIONAL)
        candidates = () if no_such_tier and not name.places else self._near.candidates(name)
        return Question(printed=name.text, tier=Tier(name.tier.value) if name.tier else None, candidates=candidates)

    def _organisations(self, name: Printed) -> list[int]:
        if name.places:
            return self._at_places(name)
        kind = _CONSTITUTIONAL.get(name.noun) or (BodyKind.PEOPLE_COMMITTEE if not name.noun and name.tier else None)
        if kind:
            of_tier = self._of_kind(kind, name)
            if of_tier:
                return of_tier
        of_set = members_of_set(name, self.scope)
        if of_set is not None:
            return of_set
        return (
            self._narrowed(self.directory.by_name[key(name.text)], name)
            or self._narrowed(self.directory.by_name[name.noun], name)
            or self._at_place_in(name)
            or self._of_owner(name)
            or self._narrowed(self.directory.by_core[bare(name.noun)], name)
            or (starting_with(name, self.scope) if name.is_set else [])
        )

    def _of_kind(self, kind: BodyKind, name: Printed) -> list[int]:
        tier = _TIER_OF_PARTY.get(name.noun) or name.tier or self.scope.owner.tier
        return self.scope.of_kind(tier, kind)

    def _at_places(self, name: Printed) -> list[int]:
        """The same body at each place of a list; all of them, or none (then the whole name is asked)."""
        found = []
        for place in name.places:
            one = self._at(name.noun, key(place), name)
            if len(one) != 1:
                return []
            found.extend(one)
        return found

    def _at_place_in(self, name: Printed) -> list[int]:
        """A name that ends in a place: "công an huyện núi thành", "huyện núi thành"."""
        words = name.noun.split()
        for start in range(max(0, len(words) - 6), len(words)):
            found = self._at(" ".join(words[:start]), " ".join(words[start:]), name)
            if len(found) == 1:
                return found
        return []

    def _at(self, noun: str, place: str, name: Printed) -> list[int]:
        directory = self.directory
        found: list[int] = []
        for area in directory.places.get(place, ()):
            if not self.scope.holds(area.committee):
                continue
            kind = _CONSTITUTIONAL.get(noun)
            if not noun:
                found += [area.committee] if place == area.typed or name.places else []
            elif kind:
                found += [o for o in directory.by_kind[area.tier, kind] if directory.area[o] == area.code]
            else:
                found += [o for o in directory.by_core[bare(noun)] if directory.area[o] == area.code]
        found = list(dict.fromkeys(found))
        if len(found) > 1 and name.tier:
            found = [o for o in found if directory.bodies[o].tier == name.tier] or found
        return found

    def _of_owner(self, name: Printed) -> list[int]:
        """ "Văn phòng" alone is the office of the committee that holds the conference."""
        if name.noun not in {"văn phòng", "văn phòng ủy ban"}:
            return []
        own = self.directory.area[self.scope.owner.id]
        offices = self.directory.by_core["văn phòng ủy ban nhân dân"]
        return [office for office in offices if self.directory.area[office] == own]

    def _narrowed(self, organisations: list[int], name: Printed) -> list[int]:
        """One body, or one for each area of a tier; nothing where the name could mean this one or that."""
        bodies = self.directory.bodies
        found = self.scope.within(organisations)
        if name.tier:
            found = [o for o in found if bodies[o].tier == name.tier]
        elif len(found) > 1:
            found = [o for o in found if bodies[o].tier == self.scope.owner.tier]
        areas = {self.directory.area[o] for o in found}
        if len(found) > 1 and (len(areas) < len(found) or "" in areas):
            return []
        return found

    def _group(self, name: Printed) -> Match | Question:
        """A steering committee: the groups of that name, kept by the people's or the party's committee of its tier."""
        noun = _MEMBERS.sub("", name.noun)
        known = [
            group
            for group in self.directory.groups_by_core[bare(noun)]
            if self.scope.holds(group.organisation)
            and (not name.tier or self.directory.bodies[group.organisation].tier == name.tier)
        ]
        rosters = {group.organisation: group.id for group in known}
        if name.tier in (model.Tier.DISTRICT, model.Tier.COMMUNE) or len(rosters) != 1:
            hosts = {self.directory.area[host]: host for host in rosters}
            kind = BodyKind.PARTY_COMMITTEE if _OF_PARTY.search(noun) else BodyKind.PEOPLE_COMMITTEE
            keepers = self.scope.of_kind(name.tier or self.scope.owner.tier, kind)
            keepers = [hosts.get(self.directory.area[keeper], keeper) for keeper in keepers]
        else:
            keepers = list(rosters)
        if not keepers:
            return self._question(name)
        return Match(
            printed=name.text,
            organisations=tuple(keepers),
            is_group=True,
            rosters={keeper: rosters[keeper] for keeper in keepers if keeper in rosters},
        )
