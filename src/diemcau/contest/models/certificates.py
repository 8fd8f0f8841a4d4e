"""What a winner takes home."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.contest.models.prizes import Winner
from diemcau.directory.models import Account


def new_code() -> str:
    """128 bits: nobody finds a certificate by guessing."""
    return secrets.token_hex(16)


class Certificate(models.Model):
    """Giấy chứng nhận, or Bằng khen, of one winner, with the code that verifies it; one at a time is in force."""

    winner = models.ForeignKey(Winner, models.PROTECT, related_name="certificates")
    code = models.CharField(max_length=32, unique=True, default=new_code, editable=False)
    name = models.CharField(max_length=300)  # as printed
    unit = models.CharField(max_length=300, blank=True)
    number = models.PositiveIntegerField(_("số sổ vàng"), null=True, blank=True)  # of a certificate of merit
    link = models.URLField(max_length=300)  # as printed
    pdf = models.FileField(upload_to="certificates/", blank=True)
    rendered_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    replaced_at = models.DateTimeField(null=True, blank=True)
    replaced_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["winner__rank", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["winner"], condition=Q(replaced_at=None), name="certificate_one_in_force"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.winner.prize}"
