"""Give the reader papers that nobody would write: `python -m tests.fuzz SECONDS`.

With atheris (`pip install atheris`) the coverage of the reader guides what comes next; without it, chance does. Either
way a paper that breaks the reader ends the run with its traceback and is kept as `crash-…` in the working folder.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import random
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import monotonic

PAPERS = Path(__file__).resolve().parent.parent / "src" / "diemcau" / "web" / "examples"
LONGEST = 4000  # bytes of a paper
WORDS = (  # noqa: SIM905 -- one string reads as the words it holds
    "\t |  |1. |I. |a) |- |+ |Điều 1. |TT\t|Thời gian   Nội dung   Thực hiện|7h30 - 8h00   |Nơi nhận:|- Lưu: VT.|"
    "KT. CHỦ TỊCH|ĐẢNG CỘNG SẢN VIỆT NAM|Số   -KH/TU|PHỤ LỤC I|Điểm cầu cấp xã: |trước ngày 31/02/2024|\n\n|\f|(|;|:"
).split("|")


def one_paper(data: bytes) -> None:
    """Read it, check it, and write it as the contract says. It may be refused; it may not break.

    What it needs is imported here, so that atheris instruments it.
    """
    from diemcau.kernel.errors import Unreadable
    from diemcau.nd30.model import Text
    from diemcau.plan.domain.contract import as_json
    from diemcau.plan.domain.reading import read

    text = data.decode("utf-8", errors="replace")
    with contextlib.suppress(Unreadable):
        reading = read(Text(lines=tuple(text.split("\n")), source="txt"), today=date(2024, 1, 9))
        as_json(reading)
        last = len(reading.text_lines)
        assert all(1 <= node.lines[0] <= node.lines[1] <= last for node in reading.document.walk())


def papers() -> list[bytes]:
    """What the changes begin with: the papers of the example conference."""
    return [file.read_bytes()[:LONGEST] for file in sorted(PAPERS.rglob("*.txt"))] or [" ".join(WORDS).encode()]


def by_chance(seconds: float, seed: int) -> None:
    chance = random.Random(seed)
    until = monotonic() + seconds
    known = papers()
    while monotonic() < until:
        paper = bytearray(chance.choice(known))
        for _ in range(chance.randint(1, 8)):
            at, gone = chance.randrange(len(paper) + 1), chance.choice((0, 1, 8, 200))
            other = chance.choice(known)
            start = chance.randrange(len(other))
            paper[at : at + gone] = chance.choice((chance.choice(WORDS).encode(), other[start : start + 300]))
        try:
            one_paper(bytes(paper[:LONGEST]))
        except Exception:
            Path(f"crash-{hashlib.sha256(paper).hexdigest()[:12]}").write_bytes(paper)
            raise


def by_coverage(seconds: float, seed: int) -> None:
    import atheris  # not of our lock: who wants it installs it

    with atheris.instrument_imports(include=["diemcau.nd30", "diemcau.plan"]):
        one_paper(b"")
    with tempfile.TemporaryDirectory() as folder:
        for number, paper in enumerate(papers()):
            (Path(folder) / str(number)).write_bytes(paper)
        limits = [f"-max_total_time={max(int(seconds), 1)}", f"-seed={seed}", f"-max_len={LONGEST}", "-verbosity=0"]
        atheris.Setup([sys.argv[0], *limits, folder], one_paper)
        atheris.Fuzz()  # leaves the process


if __name__ == "__main__":
    guided = importlib.util.find_spec("atheris") is not None
    run = by_coverage if guided else by_chance
    print("atheris" if guided else "random", flush=True)
    run(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
