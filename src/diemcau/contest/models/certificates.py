"""What a winner takes home."""

from __future__ import annotations

import secrets

from django.db import models

from diemcau.contest.models.prizes import Winner


def new_code() -> str:
    """128 bits: nobody finds a certificate by guessing."""
    return secrets.token_hex(16)


class Certificate(models.Model):
    """Giấy chứng nhận of one winner, with the code by which anybody can verify it."""

    winner = models.OneToOneField(Winner, models.PROTECT, related_name="certificate")
    code = models.CharField(max_length=32, unique=True, default=new_code, editable=False)
    name = models.CharField(max_length=300)  # as printed
    unit = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=300)  # as printed
    pdf = models.FileField(upload_to="certificates/", blank=True)
    rendered_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["winner__rank", "pk"]

    def __str__(self) -> str:
        return f"{self.name}: {self.winner.prize}"
