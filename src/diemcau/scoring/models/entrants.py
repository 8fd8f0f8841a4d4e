"""A unit in a block: what it says of itself, and on which evidence."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _

from diemcau.conference.models import Conference
from diemcau.directory.domain import Role
from diemcau.directory.models import Account, Organisation
from diemcau.papers.models import Version
from diemcau.scoring.models.campaigns import Block
from diemcau.scoring.models.criteria import Criterion
from diemcau.scoring.models.fields import PointsField

OFFICIALS = (Role.APPRAISER, Role.CHAIR)


class EntrantQuerySet(models.QuerySet["Entrant"]):
    def held(self, pk: int) -> Entrant:
        """One entrant, locked until the transaction ends: those who change its points go one after another."""
        return self.select_for_update(of=("self",)).select_related("block", "organisation").get(pk=pk)

    def visible_to(self, account: Account) -> EntrantQuerySet:
        """All to organisers, appraisers and the chair of the conference; the own one to a unit; to the appraisers of
        a body that appraises for its lower ones, these."""
        if account.is_administrator:
            return self.all()
        officials = Q(role__in=[*OFFICIALS, Role.ORGANISER])
        owners = Q(role__in=[*OFFICIALS, Role.ORGANISER, Role.OFFICE])
        conferences = Conference.objects.filter(
            Q(pk__in=account.conference_roles.filter(officials).values("conference"))
            | Q(owner__in=account.organisation_roles.filter(owners).values("organisation"))
        )
        appraising = account.organisation_roles.filter(role=Role.APPRAISER).values("organisation")
        return self.filter(
            Q(block__campaign__conference__in=conferences.values("pk"))
            | Q(organisation__in=account.organisation_roles.values("organisation"))
            | Q(block__is_appraised_by_parent=True, organisation__parent__in=appraising)
        )


class Entrant(models.Model):
    """Đơn vị được chấm điểm: an organisation in a block."""

    block = models.ForeignKey(Block, models.CASCADE, related_name="entrants")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="entrants")
    first_submitted_at = models.DateTimeField(null=True, blank=True, editable=False)  # from here every change shows

    objects = EntrantQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["block", "organisation"], name="entrant_once_in_a_block")]

    def __str__(self) -> str:
        return str(self.organisation)


class Submission(models.Model):
    """Nộp điểm tự chấm: in whose name and by which report. Sending it back removes the row."""

    entrant = models.OneToOneField(Entrant, models.CASCADE, related_name="submission")
    signer = models.CharField(_("người đứng đầu"), max_length=120)
    report = models.CharField(_("số báo cáo"), max_length=60, blank=True)
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.entrant)


class SelfScore(models.Model):
    """Điểm tự chấm of one sub-criterion: what was reported, and the points that the rule makes of it."""

    entrant = models.ForeignKey(Entrant, models.CASCADE, related_name="self_scores")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="self_scores")
    answer = models.JSONField(default=dict)  # value, part, whole or word, as typed numbers in plain form
    points = PointsField(null=True)
    is_applicable = models.BooleanField(default=True)
    explanation = models.CharField(_("giải trình"), max_length=2000, blank=True)
    revision = models.PositiveIntegerField(default=1)  # of two who save at once the second is told
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entrant", "criterion"], name="self_score_once"),
            models.CheckConstraint(condition=Q(points=None) | Q(points__gte=0), name="self_score_not_negative"),
            models.CheckConstraint(
                condition=Q(is_applicable=True) | Q(points=None), name="self_score_points_only_if_applicable"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entrant}: {self.criterion_id}"


class EvidenceKind(models.TextChoices):
    FILE = "file", _("Tệp")
    LINK = "link", _("Đường dẫn")
    NUMBER = "number", _("Số, ký hiệu văn bản")
    PAPER = "paper", _("Tài liệu của hội nghị")


def evidence_path(evidence: Evidence, name: str) -> str:
    """Where a file is kept: its own name tells nobody anything."""
    return f"scoring/{evidence.entrant_id}/{uuid.uuid4().hex}"


class Evidence(models.Model):
    """Tài liệu kiểm chứng: a file, a link, the number of a document, or one version of a paper of the conference.

    One may serve several sub-criteria.
    """

    entrant = models.ForeignKey(Entrant, models.CASCADE, related_name="evidence")
    kind = models.CharField(_("loại"), max_length=6, choices=EvidenceKind.choices)
    title = models.CharField(_("tên tài liệu"), max_length=300)
    file = models.FileField(upload_to=evidence_path, blank=True)
    file_name = models.CharField(_("tên tệp"), max_length=200, blank=True)  # as its sender called it
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    link = models.URLField(_("đường dẫn"), max_length=500, blank=True)
    version = models.ForeignKey(Version, models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    criteria = models.ManyToManyField(Criterion, through="EvidenceUse", related_name="evidence")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=EvidenceKind.values), name="evidence_known_kind"),
            models.CheckConstraint(condition=~Q(kind=EvidenceKind.FILE) | ~Q(file=""), name="evidence_file_has_a_file"),
            models.CheckConstraint(
                condition=~Q(kind=EvidenceKind.LINK) | ~Q(link=""), name="evidence_link_has_an_address"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def stored(self) -> FieldFile | None:
        """Its own file, or that of the version that it names."""
        return self.version.file if self.version else self.file or None

    @property
    def is_lost(self) -> bool:
        """A file that was received and is no longer in the store, or a version that is no longer there."""
        if self.stored is None:
            return self.kind in {EvidenceKind.FILE, EvidenceKind.PAPER}
        return not self.stored.storage.exists(self.stored.name or "")


class EvidenceUse(models.Model):
    """Which sub-criterion a piece of evidence serves."""

    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="uses")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="evidence_uses")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evidence", "criterion"], name="evidence_use_once")]

    def __str__(self) -> str:
        return f"{self.evidence} → {self.criterion_id}"
