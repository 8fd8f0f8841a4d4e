"""Copies of an invitation, each with a link of its own."""

from __future__ import annotations

from datetime import datetime

from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Unit
from diemcau.delegates.models.delegates import Delegate
from diemcau.delegates.models.invitations import Invitation
from diemcau.directory.models import Account

_TO_ANSWER = (
    "revoked_at",
    "delegate",
    "unit",
    "invitation__conference__start_year",
    "invitation__conference__start_month",
    "invitation__conference__start_day",
    "invitation__successor__issued_at",
)


def _signer() -> Signer:
    return Signer(salt="delegates.answer")


# What `sits_at` reads.
SITTING = tuple(f"{unit}__site__{what}" for unit in ("delegate__seat__unit", "unit") for what in ("host", "venue"))


class InvitationCopyQuerySet(models.QuerySet["InvitationCopy"]):
    def in_force(self) -> InvitationCopyQuerySet:
        """Those by which people come: not revoked, of a letter that holds."""
        letters = Invitation.objects.in_force()
        return self.filter(revoked_at=None, invitation__in=letters)

    def by_token(self, token: str, *, whole: bool = True) -> InvitationCopy | None:
        """The copy whose personal link this is; None for a forged link, whatever it says.

        Args:
            whole: with all that its page shows; an answer needs a tenth of that, and comes in bursts.
        """
        try:
            key = int(_signer().unsign(token), 36)
        except (BadSignature, ValueError):
            return None
        found = self.filter(pk=key).select_related("invitation__conference", "invitation__successor")
        return (found.select_related("invitation__in_place_of", *SITTING) if whole else found.only(*_TO_ANSWER)).first()


class InvitationCopy(models.Model):
    """Bản giấy mời của một người, hoặc bản chung của một đơn vị. The link and the code on it are its own."""

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="copies")
    delegate = models.ForeignKey(Delegate, models.CASCADE, null=True, blank=True, related_name="copies")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="copies")
    guest = models.CharField(_("kính mời"), max_length=600)  # as printed
    made_at = models.DateTimeField(auto_now_add=True)
    pdf = models.FileField(upload_to="invitations/", blank=True)
    rendered_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(_("vướng mắc"), max_length=500, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    objects = InvitationCopyQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(delegate__isnull=False, unit=None) | Q(delegate=None, unit__isnull=False),
                name="copy_of_a_person_or_of_a_unit",
            ),
            models.UniqueConstraint(fields=["invitation", "delegate"], name="copy_once_for_a_delegate"),
            models.UniqueConstraint(fields=["invitation", "unit"], name="copy_once_for_a_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.invitation} – {self.guest}"

    @property
    def token(self) -> str:
        """What stands in the personal link; signed, so that no other can be guessed from it."""
        return _signer().sign(_in_base_36(self.pk))

    @property
    def link(self) -> str:
        """The personal link, as it stands in the letter."""
        return f"{self.invitation.address.rstrip('/')}/i/{self.token}/" if self.invitation.address else ""

    @property
    def sits_at(self) -> str:
        """The site where the guest takes part, with its room; "" where that is the place which the letter names."""
        unit = self.delegate.seat.unit if self.delegate else self.unit
        site = unit.site if unit else None
        if site is None or site.parent_id is None:
            return ""
        return ", ".join(part for part in (str(site), site.venue and site.venue.name) if part)

    def is_open(self, until: datetime | None, now: datetime) -> bool:
        """Whether an answer may still be given or changed."""
        return self.revoked_at is None and not self.invitation.is_withdrawn and (until is None or now <= until)


def _in_base_36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits or "0"
