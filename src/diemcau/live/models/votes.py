"""Votes. Who may vote is written down at the opening; one vote each, by constraint."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.live.domain.votes import VOTE_STATE_NAMES, Electorate, VoteState


class Vote(models.Model):
    """Biểu quyết, lấy ý kiến: a question with its options."""

    key = models.UUIDField(unique=True)
    conference = models.ForeignKey(Conference, models.CASCADE, related_name="votes")
    question = models.CharField(_("câu hỏi"), max_length=300)
    options = models.JSONField(_("phương án"))  # list of words
    electorate = models.CharField(
        _("ai bỏ phiếu"), max_length=10, choices=[(e.value, e.value) for e in Electorate], default=Electorate.SITES
    )
    is_secret = models.BooleanField(_("phiếu kín"), default=False)
    quorum = models.PositiveSmallIntegerField(_("tỷ lệ tham gia tối thiểu, %"), default=50)
    state = models.CharField(
        _("tình trạng"),
        max_length=10,
        default=VoteState.PREPARED,
        choices=[(s.value, _(n)) for s, n in VOTE_STATE_NAMES.items()],
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference"], condition=Q(state=VoteState.OPEN.value), name="vote_one_open_at_a_time"
            ),
            models.CheckConstraint(condition=Q(state__in=[s.value for s in VoteState]), name="vote_known_state"),
            models.CheckConstraint(condition=Q(quorum__lte=100), name="vote_quorum_is_percent"),
        ]

    def __str__(self) -> str:
        return self.question


class Voter(models.Model):
    """Người có quyền biểu quyết, as it stood when the vote was opened."""

    vote = models.ForeignKey(Vote, models.CASCADE, related_name="voters")
    who = models.CharField(max_length=40)  # site:12, person:3, link:7
    name = models.CharField(_("tên"), max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vote", "who"], name="voter_once")]

    def __str__(self) -> str:
        return self.name


class Cast(models.Model):
    """Đã bỏ phiếu. Holds the choice of an open vote; of a secret one only that there was a choice."""

    voter = models.OneToOneField(Voter, models.CASCADE, primary_key=True, related_name="cast")
    key = models.UUIDField(unique=True)
    choice = models.PositiveSmallIntegerField(null=True, blank=True)
    receipt = models.CharField(_("biên nhận"), max_length=12)

    def __str__(self) -> str:
        return self.receipt


class Ballot(models.Model):
    """Phiếu kín: a choice that leads to nobody: no voter, no time, an identity drawn by lot."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    vote = models.ForeignKey(Vote, models.CASCADE, related_name="ballots")
    choice = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return str(self.id)
