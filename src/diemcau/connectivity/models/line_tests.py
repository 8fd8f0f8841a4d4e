"""Tests of lines: each a row, as measured and as judged."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diemcau.connectivity.domain import (
    ENDING_NAMES,
    PROFILES,
    TRANSPORT_NAMES,
    VERDICT_NAMES,
    Ending,
    Transport,
    Verdict,
    category,
)
from diemcau.connectivity.models.campaigns import Campaign
from diemcau.connectivity.models.lines import Line
from diemcau.directory.models import Account


class LineTestQuerySet(models.QuerySet["LineTest"]):
    def visible_to(self, account: Account) -> LineTestQuerySet:
        """The tests of the lines that one sees."""
        return self.filter(line__in=Line.objects.visible_to(account))

    def whole(self) -> LineTestQuerySet:
        """Those that ran to their end, and so have a verdict."""
        return self.filter(ending=Ending.WHOLE)

    def newest_of_each_line(self) -> LineTestQuerySet:
        """The last whole test of every line."""
        later = LineTest.objects.whole().filter(line=models.OuterRef("line")).order_by("-at", "-pk")
        return self.whole().filter(pk=models.Subquery(later.values("pk")[:1]))


class LineTest(models.Model):
    """Phiên đo. A second test is a second row; `key` comes from the browser, so one sent twice is one.

    Times are milliseconds, rates Mbit/s. `echoes_sent` and `echoes_back` are what the browser counts,
    `echoes_seen` what our server does: the line lost some on the way there, and some on the way back.
    """

    key = models.UUIDField(unique=True, editable=False)
    line = models.ForeignKey(Line, models.CASCADE, related_name="tests")
    campaign = models.ForeignKey(Campaign, models.SET_NULL, null=True, blank=True, related_name="tests")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+", verbose_name=_("người đo"))
    began_at = models.DateTimeField(_("bắt đầu"))
    at = models.DateTimeField(_("lúc"))
    profile = models.CharField(
        _("mức chất lượng"), max_length=12, choices=[(k, _(p.name)) for k, p in PROFILES.items()]
    )
    ending = models.CharField(_("kết thúc"), max_length=8, choices=[(e.value, _(n)) for e, n in ENDING_NAMES.items()])
    verdict = models.PositiveSmallIntegerField(
        _("kết luận"), null=True, blank=True, choices=[(v.value, _(n)) for v, n in VERDICT_NAMES.items()]
    )
    reasons = models.JSONField(_("lý do"), default=list)  # [verdict, sentence], the worst first
    transport = models.CharField(max_length=8, choices=[(t.value, _(n)) for t, n in TRANSPORT_NAMES.items()])
    round_trip_ms = models.FloatField(_("độ trễ khứ hồi"), null=True)
    loaded_trip_ms = models.FloatField(_("độ trễ khi giữ tốc độ"), null=True)
    jitter_ms = models.FloatField(_("độ rung trễ"), null=True)
    echoes_sent = models.PositiveIntegerField(default=0)
    echoes_back = models.PositiveIntegerField(default=0)
    echoes_seen = models.PositiveIntegerField(default=0)
    down_mbps = models.FloatField(_("tải về"), null=True)
    up_mbps = models.FloatField(_("gửi lên"), null=True)
    down_most_mbps = models.FloatField(_("tải về nhiều nhất"), null=True)
    up_most_mbps = models.FloatField(_("gửi lên nhiều nhất"), null=True)
    rating = models.FloatField(_("điểm E-model"), null=True)
    clock_ahead_ms = models.FloatField(_("đồng hồ máy nhanh"), null=True)
    was_held_back = models.BooleanField(default=False)  # something on the way collects data before it passes it on
    browser = models.CharField(_("trình duyệt"), max_length=60, blank=True)
    system = models.CharField(_("hệ điều hành"), max_length=60, blank=True)
    has_camera = models.BooleanField(_("có hình"), null=True)  # None: not tried
    has_microphone = models.BooleanField(_("có tiếng"), null=True)
    course = models.JSONField(default=list)  # one row a second: [second, round trip, lost, down, up]

    objects = LineTestQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["line", "-at"], name="line_test_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(echoes_back__lte=F("echoes_seen"), echoes_seen__lte=F("echoes_sent")),
                name="line_test_echoes_in_order",
            ),
            models.CheckConstraint(
                condition=Q(ending="whole", verdict__isnull=False) | ~Q(ending="whole") & Q(verdict=None),
                name="line_test_whole_has_a_verdict",
            ),
            models.CheckConstraint(condition=Q(verdict=None) | Q(verdict__lte=3), name="line_test_known_verdict"),
            models.CheckConstraint(
                condition=Q(transport__in=[t.value for t in Transport]), name="line_test_known_transport"
            ),
            models.CheckConstraint(condition=Q(ending__in=[e.value for e in Ending]), name="line_test_known_ending"),
        ]

    def __str__(self) -> str:
        return f"{self.line}, {self.at:%d/%m/%Y %H:%M}"

    @property
    def judged(self) -> Verdict | None:
        return None if self.verdict is None else Verdict(self.verdict)

    @property
    def loss_pct(self) -> float | None:
        """Lost echoes in percent; None where loss could not be seen."""
        if self.transport != Transport.WEBRTC or not self.echoes_sent:
            return None
        return 100 * (self.echoes_sent - self.echoes_back) / self.echoes_sent

    @property
    def clock_is_off(self) -> bool:
        """By more than two minutes: then times on papers and screens mislead."""
        return self.clock_ahead_ms is not None and abs(self.clock_ahead_ms) > 120_000

    @property
    def clock_words(self) -> str:
        """By how much the machine's clock is ahead or behind: "nhanh 3 giờ 0 phút"."""
        minutes = round(abs(self.clock_ahead_ms or 0) / 60_000)
        side = _("nhanh") if (self.clock_ahead_ms or 0) > 0 else _("chậm")
        return f"{side} " + _("%(hours)d giờ %(minutes)d phút") % {"hours": minutes // 60, "minutes": minutes % 60}

    @property
    def hearing(self) -> str:
        """How well people will hear each other, in one word; empty where it is not known."""
        return "" if self.rating is None else category(self.rating)


class SignOff(models.Model):
    """Ký xác nhận: the site's technician stands for one test. A retest needs its own."""

    test = models.OneToOneField(LineTest, models.CASCADE, related_name="sign_off")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.test}: {self.by}"
