"""The minutes of a day (Nghị định 30/2020/NĐ-CP, mẫu 1.9) and the notice of its conclusions. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from diemcau.nd30.model import Document, Node
from diemcau.nd30.writing.kinds import Office, Signing, entry, minutes, notice, rows
from diemcau.nd30.writing.kinds.parts import stopped

CONCLUSION = "conclusion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Somebody had the floor."""

    key: str
    at: datetime
    speaker: str
    body: str
    subject: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """An item of the programme as it ran, with the turns that fell into it."""

    key: str
    began: datetime
    ended: datetime | None
    text: str
    by: str
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What the log supplies: times and names."""

    items: tuple[Passed, ...]
    present: tuple[str, ...]
    attendance: tuple[tuple[str, str, str], ...] = ()  # place, since when connected, delegates who came
    votes: tuple[str, ...] = ()

    @property
    def began(self) -> datetime | None:
        return min((item.began for item in self.items), default=None)

    @property
    def ended(self) -> datetime | None:
        return max((item.ended for item in self.items if item.ended), default=None)


def clock(at: datetime | None) -> str:
    return f"{at:%H} giờ {at:%M}, ngày {at:%d/%m/%Y}" if at else "…"


def draft_of_minutes(
    day: Day,
    notes: Mapping[str, str],
    office: Office,
    *,
    meeting: str,
    place: str,
    chair: str,
    secretary: str,
) -> Document:
    """Times and names of the log, opinions of the secretary, the conclusion, and who was connected as an annex."""
    return minutes(
        office,
        Signing(signer=chair or "…", title="CHỦ TỌA"),
        meeting=meeting,
        began=clock(day.began),
        ended=clock(day.ended),
        place=place or "…",
        present=day.present or ("…",),
        chair=chair or "…",
        secretary=secretary or "…",
        course=[*_course(day, notes), *_votes(day), *_concluded(notes), *_annex(day)],
        word="Hội nghị",
    )


def draft_of_conclusion(text: str, office: Office, *, meeting: str, chair: str) -> Document:
    """The notice: each paragraph of the conclusion as the secretary wrote it, numbered lines as entries."""
    paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
    return notice(
        office,
        Signing(signer="…", title="CHÁNH VĂN PHÒNG", authority="TL. CHỦ TỊCH"),
        subject=f"Kết luận của {chair or 'chủ trì'} tại {meeting}",
        text=[_paragraph(line) for line in paragraphs],
        last="Trên đây là kết luận tại Hội nghị, thông báo để các cơ quan, đơn vị biết, thực hiện",
    )


def _paragraph(line: str) -> Node:
    label, dot, rest = line.partition(" ")
    if dot and label.rstrip(".").isdigit() and label.endswith("."):
        return entry(stopped(rest), label=label.rstrip("."))
    if label in {"-", "+", "•"}:
        return entry(stopped(rest), label="-")
    return entry(line)


def _course(day: Day, notes: Mapping[str, str]) -> Iterator[Node]:
    for number, item in enumerate(day.items, start=1):
        said = f"{item.began:%H:%M}, {item.text}" + (f" ({item.by})" if item.by else "")
        under = [entry(stopped(line)) for line in _lines(notes.get(item.key))]
        for turn in item.turns:
            who = f"{turn.speaker} ({turn.body})" if turn.body and turn.body != turn.speaker else turn.speaker
            about = f" về {turn.subject}" if turn.subject else ""
            opinion = "; ".join(_lines(notes.get(turn.key))) or "…"
            under.append(entry(stopped(f"{turn.at:%H:%M}, {who}, {turn.kind.lower()}{about}: {opinion}"), label="-"))
        yield entry(stopped(said), label=f"{number}", under=under)


def _votes(day: Day) -> Iterator[Node]:
    if day.votes:
        yield entry("Kết quả biểu quyết, lấy ý kiến:", under=[entry(stopped(one), label="-") for one in day.votes])


def _concluded(notes: Mapping[str, str]) -> Iterator[Node]:
    lines = _lines(notes.get(CONCLUSION))
    if lines:
        yield entry("Kết luận của chủ trì:", under=[_paragraph(line) for line in lines])


def _annex(day: Day) -> Iterator[Node]:
    if day.attendance:
        yield entry("Các điểm cầu dự hội nghị:")
        yield from rows([("Điểm cầu", "Kết nối", "Đại biểu có mặt"), *day.attendance])


def _lines(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
