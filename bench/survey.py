"""Kết quả khảo sát một triệu phiếu, 20 câu, 300 đơn vị, đủ sai số: từ cơ sở dữ liệu đến số liệu, cạnh R và svy."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from diemcau.survey.domain.estimates import Design, domain_means, sums
from diemcau.survey.domain.measures import measures_of
from diemcau.survey.domain.questionnaire import Kind, Part, Question, Questionnaire, Section, Words
from diemcau.survey.domain.results import Answers, compute, design_of
from diemcau.survey.domain.rules import Lonely, Overall, Score

MEASURES = {
    "seconds": "giây để có toàn bộ kết quả kèm sai số, hạng và so sánh từng cặp (sàn 2)",
    "peak_mb": "MB bộ nhớ nhiều nhất của tiến trình, kể cả phiếu (sàn 1.000)",
    "read_s": "giây trong đó để đọc một triệu phiếu từ SQLite",
    "vs_r": "nhanh gấp mấy lần gói survey của R, một câu một lần rồi nhân lên đủ các chỉ tiêu",
    "vs_svy": "nhanh gấp mấy lần svy, cùng cách",
    "gap_r": "chênh lệch lớn nhất so với R của giá trị và sai số chuẩn, một câu, mọi đơn vị",
}
SHEETS, QUESTIONS, UNITS, CLUSTERS = 1_000_000, 20, 300, 20


def form() -> Questionnaire:
    """Twenty questions of five levels in five factors."""

    def section(at: int) -> Section:
        keys = range(4 * at, 4 * at + 4)
        asked = tuple(Question(key=f"q{key}", text=Words(f"Câu {key}"), kind=Kind.SCALE) for key in keys)
        return Section(key=f"f{at}", title=Words(f"Yếu tố {at + 1}"), part=Part.FACTOR, questions=asked)

    return Questionnaire(title=Words("Phiếu"), intro=Words(""), sections=tuple(map(section, range(5))))


def answers() -> Answers:
    """People of 300 units in 20 clusters each, drawn in two stages; some questions left open."""
    chance = np.random.default_rng(2023)
    clusters = np.sort(chance.integers(0, UNITS * CLUSTERS, SHEETS)).astype(np.intp)
    units = clusters // CLUSTERS
    mood = chance.normal(3.9, 0.25, UNITS)[units] + chance.normal(0, 0.3, UNITS * CLUSTERS)[clusters]
    marks = np.empty((SHEETS, QUESTIONS), np.uint8)
    for column in range(QUESTIONS):
        marks[:, column] = np.clip(np.rint(mood + chance.normal(0, 0.8, SHEETS)), 1, 5)
        marks[chance.random(SHEETS) < 0.02, column] = 0
    inside = sums(clusters, np.full(SHEETS, 4.0), UNITS * CLUSTERS)
    return Answers(
        marks=marks,
        strata=units,
        clusters=clusters,
        units=units,
        unit_names=[(f"U{at}", f"Đơn vị {at}") for at in range(UNITS)],
        people=sums(units, inside[clusters] / np.bincount(clusters)[clusters], UNITS),
        clusters_in_population=np.full(UNITS, 60.0),
        cluster_people=inside,
    )


def measure() -> dict[str, float | None]:
    given = answers()
    with tempfile.TemporaryDirectory() as folder:
        read_s = _read_seconds(given, Path(folder))
    began = time.perf_counter()
    compute(given, form(), score=Score.TOP_TWO, overall=Overall.FACTORS, lonely=Lonely.ADJUST, least=5)
    seconds = time.perf_counter() - began + read_s
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    figures = len(list(measures_of(form(), Overall.FACTORS)))
    with tempfile.TemporaryDirectory() as folder:
        r, gap = _r_seconds(given, Path(folder))
        svy = _svy_seconds(given, Path(folder))
    return {
        "seconds": round(seconds, 2),
        "peak_mb": round(peak),
        "read_s": round(read_s, 2),
        "vs_r": round(r * figures / seconds, 1) if r else None,
        "vs_svy": round(svy * figures / seconds, 1) if svy else None,
        "gap_r": gap,
    }


def _read_seconds(given: Answers, folder: Path) -> float:
    """A database with a million sheets, read cell by cell as the product does."""
    import sqlite3

    book = sqlite3.connect(folder / "sheets.sqlite3")
    book.execute("CREATE TABLE sheet (uuid TEXT, questionnaire INT, stratum INT, cluster INT, marks TEXT)")
    text = (given.marks + ord("0")).tobytes().decode("ascii")
    book.executemany(
        "INSERT INTO sheet VALUES (?, 1, ?, ?, ?)",
        (
            (f"{at:032x}", int(given.strata[at]), int(given.clusters[at]), text[at * QUESTIONS : (at + 1) * QUESTIONS])
            for at in range(SHEETS)
        ),
    )
    book.execute("CREATE INDEX cells ON sheet (questionnaire, stratum, cluster)")
    book.commit()
    del text
    began = time.perf_counter()
    blocks = []
    for _stratum, _cluster, joined, number in book.execute(
        "SELECT stratum, cluster, GROUP_CONCAT(marks, ''), COUNT(*) FROM sheet GROUP BY 1, 2"
    ):
        blocks.append(np.frombuffer(joined.encode("ascii"), np.uint8).reshape(number, -1) - ord("0"))
    read = np.concatenate(blocks)
    seconds = time.perf_counter() - began
    if not np.array_equal(np.sort(read.sum(axis=1)), np.sort(given.marks.sum(axis=1))):
        raise RuntimeError("What was read is not what was written.")
    book.close()
    return seconds


# -- what others do with one question, all units, both stages of the design


def _table(given: Answers, file: Path) -> None:
    weights = design_of(given, Lonely.ADJUST).weights
    y = np.where(given.marks[:, 0] > 0, (given.marks[:, 0] >= 4).astype(float), np.nan)
    columns = [given.strata, given.clusters, np.arange(SHEETS), weights, y]
    columns += [given.clusters_in_population[given.strata], given.cluster_people[given.clusters]]
    np.savetxt(file, np.column_stack(columns), delimiter=",", fmt="%.10g", header="s,p,i,w,y,M,N", comments="")


_R = """
suppressMessages(library(survey)); options(survey.lonely.psu="adjust")
d <- read.csv(commandArgs(TRUE)[1]); t0 <- proc.time()[["elapsed"]]
des <- svydesign(ids=~p, strata=~s, weights=~w, fpc=~M, data=d)
r <- svyby(~y, ~s, des, svymean, na.rm=TRUE)
cat(proc.time()[["elapsed"]] - t0, "\\n"); cat(sprintf("%.12f %.12f", r$y, r$se), sep="\\n")
"""


def _r_seconds(given: Answers, folder: Path) -> tuple[float | None, float | None]:
    """R takes its first stage only: with the second it does not end in an hour."""
    if shutil.which("Rscript") is None:
        print("Máy này không có R: không đo vs_r.", file=sys.stderr)
        return None, None
    _table(given, folder / "sheets.csv")
    (folder / "one.R").write_text(_R)
    command = ["Rscript", str(folder / "one.R"), str(folder / "sheets.csv")]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        print(ended.stderr, file=sys.stderr)
        return None, None
    first, *rest = ended.stdout.splitlines()
    theirs = np.array([line.split() for line in rest if line.strip()], float)
    whole = design_of(given, Lonely.ADJUST)
    design = Design(
        strata=whole.strata,
        psus=whole.psus,
        weights=whole.weights,
        psus_in_population=whole.psus_in_population,
        lonely=Lonely.ADJUST,
    )
    y = np.where(given.marks[:, :1] > 0, (given.marks[:, :1] >= 4).astype(float), np.nan)
    ours = domain_means(design, given.units, y, UNITS)
    gap = np.abs(np.column_stack([ours.estimate[:, 0], ours.error[:, 0]]) - theirs).max()
    return float(first), float(f"{gap:.1e}")


def _svy_seconds(given: Answers, folder: Path) -> float | None:
    if find_spec("svy") is None:
        print("Môi trường này không có svy: không đo vs_svy.", file=sys.stderr)
        return None
    import polars as pl  # type: ignore[import-not-found, unused-ignore]
    import svy  # type: ignore[import-not-found, import-untyped, unused-ignore]

    file = folder / "sheets.csv"
    if not file.is_file():
        _table(given, file)
    data = pl.read_csv(file).with_columns(pl.col("y").cast(pl.Float64, strict=False))
    data = data.filter(pl.col("y").is_not_nan() & pl.col("y").is_not_null())
    began = time.perf_counter()
    sample = svy.Sample(data=data, design=svy.Design(stratum="s", psu="p", wgt="w"))
    sample.estimation.mean("y", by="s")
    return time.perf_counter() - began
