"""Check-in: the devices that take it, and what they say. Nothing here is changed or removed, only added to."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference, Site
from diemcau.delegates.domain.attending import WAY_NAMES, Note, Saying, Way
from diemcau.delegates.models.delegates import Delegate
from diemcau.directory.models import Account


def _signer() -> Signer:
    return Signer(salt="delegates.check-in")


class CheckInLinkQuerySet(models.QuerySet["CheckInLink"]):
    def good(self, now: datetime) -> CheckInLinkQuerySet:
        """Those that still open something."""
        return self.filter(revoked_at=None, expires_at__gt=now)

    def by_token(self, token: str) -> CheckInLink | None:
        """The link that a device holds; None for a forged one."""
        key = CheckInLink.key_in(token)
        return self.filter(pk=key or 0).select_related("site__conference", "site__host").first()


class CheckInLink(models.Model):
    """Liên kết điểm danh: a device without an account that checks people in at one site, until it ends or is revoked.

    With `is_reception` it is in the hands of those who receive the guests of honour.
    """

    site = models.ForeignKey(Site, models.CASCADE, related_name="check_in_links")
    name = models.CharField(_("tên thiết bị"), max_length=120)
    is_reception = models.BooleanField(_("lễ tân đón khách"), default=False)
    made_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(_("hết hạn lúc"))
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)
    revoked_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    objects = CheckInLinkQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.name} – {self.site}"

    @property
    def token(self) -> str:
        """What stands in the address; signed, so that no other can be guessed from it."""
        return _signer().sign(str(self.pk))

    @staticmethod
    def key_in(token: str) -> int | None:
        """Whose key a token was signed for; None for a forged one."""
        try:
            return int(_signer().unsign(token))
        except (BadSignature, ValueError):
            return None

    def is_good(self, now: datetime) -> bool:
        return self.revoked_at is None and now < self.expires_at


class CheckIn(models.Model):
    """Lượt điểm danh: what one device says about one delegate. The device makes the id: said twice is said once.

    `said_at` is the device's clock, `at` the same moment by ours. What is true of a person follows from all of them:
    domain/attending/standing.py. `takes_back` are ids, not keys: an undo may arrive before what it undoes.
    """

    id = models.UUIDField(primary_key=True)
    conference = models.ForeignKey(Conference, models.CASCADE, related_name="check_ins")
    delegate = models.ForeignKey(Delegate, models.CASCADE, related_name="check_ins")
    site = models.ForeignKey(Site, models.CASCADE, related_name="check_ins", db_index=False)  # where it was said
    says = models.CharField(_("điều ghi"), max_length=10, choices=[(s.value, s.name) for s in Saying])
    way = models.CharField(_("cách điểm danh"), max_length=10, choices=[(w.value, _(n)) for w, n in WAY_NAMES.items()])
    reason = models.CharField(_("lý do"), max_length=300, blank=True)
    takes_back = models.JSONField(default=list, blank=True)
    said_at = models.DateTimeField()
    at = models.DateTimeField()
    received_at = models.DateTimeField()
    device = models.UUIDField(null=True, blank=True)
    link = models.ForeignKey(
        CheckInLink, models.PROTECT, null=True, blank=True, related_name="check_ins", db_index=False
    )
    by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(says__in=[s.value for s in Saying]), name="check_in_known_saying"),
            models.CheckConstraint(condition=Q(way__in=[w.value for w in Way]), name="check_in_known_way"),
            models.CheckConstraint(
                condition=~Q(says=Saying.ABSENT.value) | ~Q(reason=""), name="check_in_absence_has_a_reason"
            ),
            models.CheckConstraint(condition=Q(at__lte=models.F("received_at")), name="check_in_not_of_tomorrow"),
        ]

    def __str__(self) -> str:
        return f"{self.delegate}: {self.says}"

    @property
    def note(self) -> Note:
        return Note(
            id=self.id,
            says=Saying(self.says),
            at=self.at,
            reason=self.reason,
            takes_back=frozenset(UUID(each) for each in self.takes_back),
        )
