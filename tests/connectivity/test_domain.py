"""Delay, jitter, loss, voice quality, and what they mean."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diemcau.connectivity.domain import adjusted
from diemcau.connectivity.domain.emodel import category, mean_opinion, rating
from diemcau.connectivity.domain.measures import Echoes, Interval, jitter, percentile, wilson
from diemcau.connectivity.domain.verdict import PROFILES, Sample, Verdict, judge

VECTORS = Path(__file__).resolve().parents[3] / "shared" / "reference" / "data" / "emodel_vectors.csv"


@pytest.mark.skipif(not VECTORS.exists(), reason="../shared with the E-model's vectors is not here")
def test_the_e_model_gives_the_sixty_known_ratings():
    with VECTORS.open(encoding="utf-8") as file:
        vectors = list(csv.DictReader(file))
    ours = [
        (round(r, 2), round(mean_opinion(r), 2))
        for line in vectors
        for r in [rating(float(line["one_way_delay_ms"]), float(line["packet_loss_pct"]) / 100)]
    ]
    assert ours == [(float(line["R"]), float(line["MOS_CQE"])) for line in vectors]
    assert len(vectors) == 60


@pytest.mark.parametrize(("r", "name"), [(93.2, "rất tốt"), (80, "tốt"), (79.9, "trung bình"), (49, "không dùng được")])
def test_a_rating_has_a_name(r, name):
    assert category(r) == name


def test_jitter_follows_the_example_of_the_standard():
    """One step of 16 ms on a steady line lifts the estimate by 1 ms, and it fades by a sixteenth a packet."""
    assert jitter([20, 20, 36, 36]) == pytest.approx(1 - 1 / 16)
    assert (jitter([]), jitter([5])) == (0, 0)


@given(st.lists(st.floats(0, 1000), max_size=50), st.floats(-1e4, 1e4))
def test_jitter_does_not_see_how_wrong_a_clock_is(transits, offset):
    assert jitter([t + offset for t in transits]) == pytest.approx(jitter(transits), abs=1e-6)


@pytest.mark.parametrize(
    ("hits", "tries", "low", "high"),
    [(0, 10, 0, 0.2775), (1, 10, 0.0179, 0.4042), (5, 10, 0.2366, 0.7634), (10, 1000, 0.0054, 0.0183)],
)
def test_the_interval_is_wilsons(hits, tries, low, high):
    got = wilson(hits, tries)
    assert (round(got.low, 4), round(got.high, 4)) == (low, high)


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_interval_holds_the_share_and_stays_a_share(hits, missed):
    if hits + missed:
        got = wilson(hits, hits + missed)
        assert 0 <= got.low <= got.share + 1e-12 and got.share - 1e-12 <= got.high <= 1


def test_echoes_know_their_loss_and_their_middle():
    echoes = Echoes(sent=100, round_trips_ms=tuple(float(n) for n in range(1, 98)))
    assert (echoes.loss.share, percentile(echoes.round_trips_ms, 0.5), percentile(echoes.round_trips_ms, 0.99)) == (
        0.03,
        49,
        97,
    )


def a_sample(**measured) -> Sample:
    good = {"down_mbps": 20.0, "up_mbps": 20.0, "round_trip_ms": 20.0, "jitter_ms": 2.0, "loss": wilson(0, 10_000)}
    return Sample(**good | measured)


@pytest.mark.parametrize(
    ("measured", "verdict"),
    [
        ({}, Verdict.GOOD),
        ({"up_mbps": 3.9}, Verdict.WEAK),
        ({"up_mbps": 2.9}, Verdict.BAD),
        ({"round_trip_ms": 301.0}, Verdict.WEAK),
        ({"round_trip_ms": 801.0}, Verdict.BAD),
        ({"jitter_ms": 81.0, "down_mbps": 3.5}, Verdict.BAD),
        ({"loss": wilson(50, 10_000)}, Verdict.GOOD),
        ({"loss": wilson(1, 100)}, Verdict.UNSURE),
        ({"loss": wilson(200, 10_000)}, Verdict.WEAK),
        ({"loss": wilson(290, 10_000)}, Verdict.WEAK),
        ({"loss": wilson(500, 10_000)}, Verdict.BAD),
        ({"loss": None}, Verdict.UNSURE),
        ({"was_held_back": True, "up_mbps": 1.0}, Verdict.UNSURE),
        ({"was_held_back": True, "jitter_ms": 81.0}, Verdict.BAD),
    ],
)
def test_a_line_is_as_good_as_its_worst_measure(measured, verdict):
    assert judge(a_sample(**measured), PROFILES["1080p"]).verdict is verdict


def test_every_reason_is_named_the_worst_first():
    judgement = judge(a_sample(up_mbps=2.0, jitter_ms=40.0), PROFILES["1080p"])
    assert [reason.sentence for reason in judgement.reasons] == [
        "Tốc độ gửi lên 2 Mbit/s, cần 4 Mbit/s; hãy cắm dây mạng thay cho Wi-Fi và tắt các máy khác đang tải.",
        "Độ rung trễ 40 ms, cần không quá 30 ms; hình và tiếng sẽ giật, hãy dùng dây mạng và tránh giờ cao điểm.",
    ]


def test_a_rate_just_short_of_the_limit_is_not_written_as_the_limit():
    (reason,) = judge(a_sample(up_mbps=3.97), PROFILES["1080p"]).reasons
    assert reason.sentence.startswith("Tốc độ gửi lên 3,9 Mbit/s, cần 4 Mbit/s;")


def test_a_limit_inside_the_interval_is_said_to_be_unsure():
    (reason,) = judge(a_sample(loss=wilson(1, 100)), PROFILES["1080p"]).reasons
    assert reason.sentence == "Tỷ lệ mất gói 1% (từ 0,2% đến 5,4%), quanh mức 1%: chưa chắc, hãy đo lại lâu hơn."


@pytest.mark.parametrize("nonsense", [{"up_mbps": -1.0}, {"jitter_ms": float("nan")}, {"round_trip_ms": float("inf")}])
def test_what_nobody_can_have_measured_is_refused(nonsense):
    with pytest.raises(ValueError, match="Nobody can have measured this"):
        a_sample(**nonsense)


def test_an_interval_is_what_it_says():
    assert wilson(0, 10_000) == Interval(share=0.0, low=0.0, high=wilson(0, 10_000).high)


def test_the_operator_sets_limits_for_one_profile_or_for_all():
    profiles = adjusted("1080p.up=6/4.5 loss=0.5/2 jitter=20/60")
    assert judge(a_sample(up_mbps=5.0), profiles["1080p"]).verdict is Verdict.WEAK
    assert judge(a_sample(up_mbps=5.0), profiles["720p"]).verdict is Verdict.GOOD
    for profile in profiles.values():
        assert judge(a_sample(jitter_ms=25.0), profile).verdict is Verdict.WEAK
        assert judge(a_sample(loss=wilson(300, 10_000)), profile).verdict is Verdict.BAD
    assert adjusted("") == PROFILES


@pytest.mark.parametrize(
    "word", ["loss", "4k.up=6/4", "speed=1/2", "loss=3/1", "up=4/6", "loss=1/300", "up=0/0", "loss=-1/2", "loss=1/2/3"]
)
def test_a_limit_that_makes_no_sense_stops_the_start_with_a_sentence(word):
    with pytest.raises(ValueError, match=f"“{word}”"):
        adjusted(word)
