"""One thing that was read, with its lines, the place where it can be corrected, and who did so."""

from __future__ import annotations

from dataclasses import dataclass, replace

from diemcau.nd30.model import Lines
from diemcau.plan.domain.corrections import overlaid, value_at
from diemcau.plan.domain.proposals import Proposal
from diemcau.plan.models import Correction
from diemcau.plan.queries.room import PlanRoom


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that was read. `path` is where a correction would go, as the reading was read."""

    path: str
    title: str
    details: tuple[str, ...] = ()
    figure: str = ""
    lines: Lines | None = None
    correction: Correction | None = None
    is_stated: bool = True

    @property
    def key(self) -> str:
        """Names the entry's element in the page."""
        return key_of(self.path)

    @property
    def line_words(self) -> str:
        return "" if self.lines is None else f"{self.lines[0]}-{self.lines[1]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Entries under one heading: "Cấp huyện → 18 địa phương"."""

    title: str
    entries: tuple[Entry, ...]
    figure: str = ""
    add: str = ""  # where one more entry would go


class Places:
    """Where the entries of the corrected reading stand in the reading as read, and the last correction of each."""

    def __init__(self, room: PlanRoom) -> None:
        self.by_path = {correction.path: correction for correction in room.corrections}
        self._read = room.document.reading
        self._reading = room.json
        if any(correction.value is None for correction in room.corrections):
            laid = [(correction.path, correction.value) for correction in room.corrections]
            self._reading = overlaid(self._read, laid)
        self._kept: dict[str, list[int]] = {}

    def of(self, path: str, number: int) -> str:
        """`/plan/participants`, 3 → `/plan/participants/4` where an earlier entry was taken out."""
        if path not in self._kept:
            self._kept[path] = [index for index, one in enumerate(value_at(self._reading, path)) if one is not None]
        return f"{path}/{self._kept[path][number]}"

    def correction(self, path: str) -> Correction | None:
        """The newest one of this place or of a value inside it."""
        inside = [made for at, made in self.by_path.items() if at == path or at.startswith(f"{path}/")]
        return max(inside, key=lambda made: made.pk, default=None)

    def entry(self, path: str, title: str, *details: str, lines: Lines | None, figure: str = "") -> Entry:
        if self._is_added(path):
            lines = None  # what somebody added stands nowhere in the text
        return Entry(
            path=path,
            title=title,
            details=tuple(filter(None, details)),
            figure=figure,
            lines=lines,
            correction=self.correction(path),
        )

    def _is_added(self, path: str) -> bool:
        above, _, number = path.rpartition("/")
        return number.isdigit() and int(number) >= len(value_at(self._read, above))

    def moved(self, found: Proposal) -> Proposal:
        """A proposal whose path counts entries of the corrected reading, with the indices of the reading as read."""
        head, _, rest = found.path.removeprefix("/plan/participants/").partition("/")
        if head == found.path or not head.isdigit():
            return found
        path = self.of("/plan/participants", int(head))
        return replace(found, path=f"{path}/{rest}" if rest else path)


def key_of(path: str) -> str:
    """ "/plan/participants/3" → "plan-participants-3"."""
    return path.strip("/").replace("/", "-")
