"""Tests as they come in from the browsers of the sites."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from diemcau.connectivity.domain import (
    Ending,
    Phase,
    Report,
    Sample,
    Seen,
    Transport,
    browser_of,
    contradiction,
    judge,
    mean_jitter,
    percentile,
    rating,
)
from diemcau.connectivity.feed.tickets import Ticket
from diemcau.connectivity.models import Campaign, Line, LineTest, SignOff
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused


@transaction.atomic
def keep_test(
    line: Line, ticket: Ticket, report: Report, seen: Seen | None, *, user_agent: str, by: Account
) -> LineTest:
    """Keep a test as it was measured, with what it means. The same test sent again is the same row.

    A whole test stays as it is; one that was cut off may still come in whole.

    Args:
        ticket: what the browser was let in with.
        seen: what our own server saw of the test, None where there is no receipt.

    Raises:
        Refused: the page claims what our server did not see.
    """
    kept = LineTest.objects.select_for_update().filter(key=ticket.key).first()
    if kept and kept.ending == Ending.WHOLE:
        return kept
    if seen is None:
        report = _nothing(report)
    elif point := contradiction(report.claim, seen):
        raise Refused(
            f"Kết quả không khớp với những gì máy chủ thấy ({point}) nên không được giữ lại; hãy đo lại từ đầu."
        )
    elif report.ending is Ending.WHOLE and not report.ran_its_time(ticket.seconds, ticket.echoes_a_second):
        report = replace(report, ending=Ending.CUT)
    browser, system = browser_of(user_agent)
    facts = _measures(report, seen, ticket.profile) | {
        "line": line,
        "campaign": Campaign.objects.filter(pk=ticket.campaign).first() if ticket.campaign else None,
        "by": by,
        "began_at": datetime.fromtimestamp(ticket.began, UTC),
        "at": timezone.now(),
        "profile": ticket.profile,
        "browser": browser,
        "system": system,
    }
    test, _ = LineTest.objects.update_or_create(key=ticket.key, defaults=facts)
    record("connectivity.line_tested", line, by=by, within=line.site.conference, test=test.pk, verdict=test.verdict)
    return test


def _nothing(report: Report) -> Report:
    """Without our server's word no figure counts: only that somebody tried."""
    ending = Ending.CUT if report.ending is Ending.WHOLE else report.ending
    return replace(
        report, ending=ending, sent=0, round_trips_ms=(), quiet=0, down_held_mbps=None, down_most_mbps=None, course=()
    )


@override("vi")  # its reasons are kept
def _measures(report: Report, seen: Seen | None, profile: str) -> dict[str, Any]:
    echoes = report.echoes
    up, up_most = (seen.up_mbps[Phase.HELD], seen.up_mbps[Phase.MOST]) if seen else (None, None)
    median = percentile(report.at_rest, 0.5) if report.at_rest else None
    loaded = percentile(report.under_load, 0.5) if report.under_load else None
    by_tcp = report.transport is Transport.TCP
    facts: dict[str, Any] = {
        "ending": report.ending,
        "verdict": None,
        "reasons": [],
        "rating": None,
        "transport": report.transport,
        "round_trip_ms": median,
        "loaded_trip_ms": loaded,
        "jitter_ms": mean_jitter(report.at_rest) if report.at_rest else None,
        "echoes_sent": report.sent,
        "echoes_back": len(report.round_trips_ms),
        "echoes_seen": min(seen.echoes, report.sent) if seen else 0,
        "down_mbps": report.down_held_mbps,
        "up_mbps": up,
        "down_most_mbps": report.down_most_mbps,
        "up_most_mbps": up_most,
        "clock_ahead_ms": report.clock_ahead_ms,
        "was_held_back": report.was_held_back,
        "has_camera": report.has_camera,
        "has_microphone": report.has_microphone,
        "course": [list(row) for row in report.course],
    }
    if report.ending is not Ending.WHOLE:
        return facts
    loss = echoes.loss if echoes and not by_tcp else None
    judgement = judge(
        Sample(
            down_mbps=report.down_held_mbps,
            up_mbps=up,
            round_trip_ms=None if median is None else max(median, loaded or 0),
            jitter_ms=facts["jitter_ms"],
            loss=loss,
            by_tcp=by_tcp,
            was_held_back=report.was_held_back,
        ),
        settings.LINE_PROFILES[profile],
    )
    if median is not None and loss is not None:
        facts["rating"] = rating(median / 2, loss.share)
    reasons = [[int(reason.verdict), reason.sentence] for reason in judgement.reasons]
    return facts | {"verdict": judgement.verdict, "reasons": reasons}


@transaction.atomic
def sign_off(test: LineTest, *, by: Account, note: str = "") -> SignOff:
    """Stand for a test with one's name. Signed twice is signed once.

    Raises:
        Refused: the test did not run to its end, or a newer one is there.
    """
    if test.ending != Ending.WHOLE:
        raise Refused("Phiên đo này chưa xong nên không ký được; hãy đo lại rồi ký.")
    if test.line.tests.whole().filter(at__gt=test.at).exists():
        raise Refused("Đường truyền này đã có phiên đo mới hơn; hãy ký phiên mới nhất.")
    signed, is_new = SignOff.objects.get_or_create(test=test, defaults={"by": by, "note": note[:300]})
    if is_new:
        record("connectivity.test_signed", test.line, by=by, within=test.line.site.conference, test=test.pk)
    return signed
