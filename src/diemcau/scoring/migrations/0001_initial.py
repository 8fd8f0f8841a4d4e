"""Every table of the package, as it stands."""

import diemcau.scoring.domain.phases
import diemcau.scoring.domain.ranking
import diemcau.scoring.models.entrants
import diemcau.scoring.models.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("conference", "0001_initial"),
        ("directory", "0001_initial"),
        ("papers", "0001_initial"),
        ("survey", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CriteriaSet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria_sets",
                        to="directory.organisation",
                    ),
                ),
                ("family", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="phiên bản")),
                ("name", models.CharField(max_length=300, verbose_name="tên bộ chỉ số")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("block", models.CharField(max_length=120, verbose_name="khối")),
                ("ceiling", diemcau.scoring.models.fields.PointsField(verbose_name="điểm tối đa")),
                ("is_illustration", models.BooleanField(default=False, verbose_name="chỉ để minh họa")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="ghi chú")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-year", "block", "name", "-version"],
                "constraints": [
                    models.UniqueConstraint(fields=("family", "version"), name="criteria_set_version_once"),
                    models.CheckConstraint(condition=models.Q(("ceiling__gt", 0)), name="criteria_set_gives_points"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Ranking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rankings", to="conference.conference"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("index", "Chỉ số, xếp hạng"),
                            ("survey", "Kết quả điều tra"),
                            ("winners", "Danh sách đạt giải"),
                        ],
                        default="index",
                        max_length=8,
                        verbose_name="loại",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="tên bảng")),
                ("block", models.CharField(blank=True, max_length=120, verbose_name="khối")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("decision", models.CharField(max_length=60, verbose_name="số quyết định")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="ngày quyết định")),
                ("fields", models.JSONField(default=list)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-year", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["index", "survey", "winners"])), name="ranking_known_kind"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Campaign",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="campaigns",
                        to="conference.conference",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="tên kỳ chấm điểm")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm đánh giá")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-year", "-pk"],
                "constraints": [models.UniqueConstraint(fields=("conference", "name"), name="campaign_name_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "criteria_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="criteria", to="scoring.criteriaset"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="children",
                        to="scoring.criterion",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("code", models.CharField(max_length=20, verbose_name="mã")),
                ("name", models.CharField(max_length=1000, verbose_name="nội dung")),
                ("ceiling", diemcau.scoring.models.fields.PointsField(verbose_name="điểm tối đa")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes_no", "có hoặc không"),
                            ("steps", "theo bậc"),
                            ("share", "theo tỷ lệ"),
                            ("lateness", "trừ theo ngày trễ"),
                            ("count", "trừ theo số lỗi"),
                            ("table", "tra bảng"),
                            ("survey", "từ điều tra xã hội học"),
                            ("figure", "từ số liệu của hệ thống khác"),
                        ],
                        max_length=12,
                        verbose_name="cách chấm",
                    ),
                ),
                ("rule", models.JSONField(default=dict)),
                ("needs_evidence", models.BooleanField(default=True, verbose_name="cần tài liệu kiểm chứng")),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(fields=("criteria_set", "code"), name="criterion_code_once"),
                    models.CheckConstraint(condition=models.Q(("ceiling__gt", 0)), name="criterion_gives_points"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", ""),
                            (
                                "kind__in",
                                ["yes_no", "steps", "share", "lateness", "count", "table", "survey", "figure"],
                            ),
                            _connector="OR",
                        ),
                        name="criterion_known_kind",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="RankingRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ranking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="scoring.ranking"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("rank", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("name", models.CharField(max_length=300)),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organisation",
                    ),
                ),
                ("points", models.CharField(blank=True, max_length=20)),
                ("index", models.CharField(blank=True, max_length=20)),
                ("grade", models.CharField(blank=True, max_length=60)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("fields", models.JSONField(default=list)),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(fields=("ranking", "position"), name="ranking_row_position_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Block",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="blocks", to="scoring.campaign"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="khối")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "criteria_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="blocks",
                        to="scoring.criteriaset",
                        verbose_name="bộ chỉ số",
                    ),
                ),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            (diemcau.scoring.domain.phases.Phase["SETUP"], "Chuẩn bị"),
                            (diemcau.scoring.domain.phases.Phase["SELF"], "Tự chấm"),
                            (diemcau.scoring.domain.phases.Phase["APPRAISAL"], "Thẩm định"),
                            (diemcau.scoring.domain.phases.Phase["EXPLANATION"], "Giải trình"),
                            (diemcau.scoring.domain.phases.Phase["PROVISIONAL"], "Kết quả tạm"),
                            (diemcau.scoring.domain.phases.Phase["APPROVED"], "Đã phê duyệt"),
                            (diemcau.scoring.domain.phases.Phase["PUBLISHED"], "Đã công bố"),
                        ],
                        default=diemcau.scoring.domain.phases.Phase["SETUP"],
                        max_length=12,
                    ),
                ),
                ("self_due", models.DateTimeField(blank=True, null=True, verbose_name="hạn tự chấm")),
                ("appraisal_due", models.DateTimeField(blank=True, null=True, verbose_name="hạn thẩm định")),
                ("explanation_due", models.DateTimeField(blank=True, null=True, verbose_name="hạn giải trình")),
                (
                    "appraisers",
                    models.PositiveSmallIntegerField(default=2, verbose_name="số người thẩm định mỗi đơn vị"),
                ),
                (
                    "is_appraised_by_parent",
                    models.BooleanField(default=False, verbose_name="cấp trên trực tiếp thẩm định"),
                ),
                ("survey_held", models.BooleanField(default=True, verbose_name="có điều tra xã hội học")),
                ("places", models.PositiveSmallIntegerField(default=2, verbose_name="chữ số thập phân của chỉ số")),
                ("used", models.PositiveSmallIntegerField(default=4, verbose_name="chữ số thập phân của điểm")),
                ("rescaled", models.BooleanField(default=True, verbose_name="quy đổi theo điểm tối đa áp dụng")),
                (
                    "ties",
                    models.CharField(
                        default=diemcau.scoring.domain.ranking.Ties["SHARED"],
                        max_length=8,
                        verbose_name="khi bằng điểm",
                    ),
                ),
                ("grades", models.JSONField(default=list, verbose_name="xếp loại")),
                (
                    "previous_block",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="scoring.block",
                    ),
                ),
                (
                    "previous_ranking",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="scoring.ranking",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "name"), name="block_name_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "phase__in",
                                ["setup", "self", "appraisal", "explanation", "provisional", "approved", "published"],
                            )
                        ),
                        name="block_known_phase",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ties__in", ["shared", "broken"])), name="block_known_ties"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("appraisers__in", [1, 2])), name="block_one_or_two_appraisers"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("places__lte", 4), ("used__lte", 4)), name="block_places_that_are_kept"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PhaseChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "block",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="phase_changes", to="scoring.block"
                    ),
                ),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            (diemcau.scoring.domain.phases.Phase["SETUP"], "Chuẩn bị"),
                            (diemcau.scoring.domain.phases.Phase["SELF"], "Tự chấm"),
                            (diemcau.scoring.domain.phases.Phase["APPRAISAL"], "Thẩm định"),
                            (diemcau.scoring.domain.phases.Phase["EXPLANATION"], "Giải trình"),
                            (diemcau.scoring.domain.phases.Phase["PROVISIONAL"], "Kết quả tạm"),
                            (diemcau.scoring.domain.phases.Phase["APPROVED"], "Đã phê duyệt"),
                            (diemcau.scoring.domain.phases.Phase["PUBLISHED"], "Đã công bố"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "block",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="approval", to="scoring.block"
                    ),
                ),
                ("number", models.CharField(max_length=60, verbose_name="số quyết định")),
                ("decided_on", models.DateField(verbose_name="ngày quyết định")),
                ("content", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "block",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="release",
                        to="scoring.block",
                    ),
                ),
                (
                    "ranking",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="release",
                        to="scoring.ranking",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("block", None), ("ranking__isnull", False)),
                            models.Q(("block__isnull", False), ("ranking", None)),
                            _connector="OR",
                        ),
                        name="release_of_one_result",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Entrant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "block",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entrants", to="scoring.block"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entrants",
                        to="directory.organisation",
                    ),
                ),
                ("first_submitted_at", models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("block", "organisation"), name="entrant_once_in_a_block")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SurveySource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "block",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="survey_source", to="scoring.block"
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="survey.survey",
                        verbose_name="cuộc khảo sát",
                    ),
                ),
                ("measures", models.JSONField(default=dict)),
                ("digest", models.CharField(max_length=64)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entrant",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="submission", to="scoring.entrant"
                    ),
                ),
                ("signer", models.CharField(max_length=120, verbose_name="người đứng đầu")),
                ("report", models.CharField(blank=True, max_length=60, verbose_name="số báo cáo")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="SelfScore",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entrant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="self_scores", to="scoring.entrant"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="self_scores", to="scoring.criterion"
                    ),
                ),
                ("answer", models.JSONField(default=dict)),
                ("points", diemcau.scoring.models.fields.PointsField(null=True)),
                ("is_applicable", models.BooleanField(default=True)),
                ("explanation", models.CharField(blank=True, max_length=2000, verbose_name="giải trình")),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("entrant", "criterion"), name="self_score_once"),
                    models.CheckConstraint(
                        condition=models.Q(("points", None), ("points__gte", 0), _connector="OR"),
                        name="self_score_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_applicable", True), ("points", None), _connector="OR"),
                        name="self_score_points_only_if_applicable",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Appraiser",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entrant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="appraisers", to="scoring.entrant"
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("seat", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["seat"],
                "constraints": [
                    models.UniqueConstraint(fields=("entrant", "seat"), name="appraiser_seat_once"),
                    models.UniqueConstraint(fields=("entrant", "account"), name="appraiser_one_seat"),
                    models.CheckConstraint(condition=models.Q(("seat__in", [1, 2])), name="appraiser_first_or_second"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entrant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="marks", to="scoring.entrant"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="marks", to="scoring.criterion"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("points", diemcau.scoring.models.fields.PointsField(null=True)),
                ("is_applicable", models.BooleanField(default=True)),
                ("reason", models.CharField(blank=True, max_length=2000, verbose_name="lý do")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("entrant", "criterion", "by"), name="mark_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_applicable", True), ("points__gte", 0)),
                            models.Q(("is_applicable", False), ("points", None)),
                            _connector="OR",
                        ),
                        name="mark_points_if_applicable",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Score",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entrant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="scores", to="scoring.entrant"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="scores", to="scoring.criterion"
                    ),
                ),
                ("points", diemcau.scoring.models.fields.PointsField(null=True)),
                ("is_applicable", models.BooleanField(default=True)),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("agreed", "các người thẩm định thống nhất"),
                            ("settled", "ý kiến thứ hai"),
                            ("explained", "sau giải trình"),
                            ("figure", "theo số liệu nhập"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=2000, verbose_name="lý do")),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("entrant", "criterion"), name="score_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_applicable", True), ("points__gte", 0)),
                            models.Q(("is_applicable", False), ("points", None)),
                            _connector="OR",
                        ),
                        name="score_points_if_applicable",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("how__in", ["agreed", "settled", "explained", "figure"])),
                        name="score_known_how",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entrant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="figures", to="scoring.entrant"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="figures", to="scoring.criterion"
                    ),
                ),
                ("value", diemcau.scoring.models.fields.PointsField()),
                ("margin", diemcau.scoring.models.fields.PointsField(null=True)),
                ("source", models.CharField(max_length=200, verbose_name="nguồn")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("entrant", "criterion"), name="figure_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Explanation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entrant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="explanations", to="scoring.entrant"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="explanations", to="scoring.criterion"
                    ),
                ),
                ("text", models.TextField(max_length=4000, verbose_name="giải trình")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("reply", models.TextField(blank=True, max_length=4000, verbose_name="trả lời")),
                (
                    "replied_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("replied_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("entrant", "criterion"), name="explanation_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entrant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="scoring.entrant"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="scoring.criterion"
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("self", "điểm tự chấm"),
                            ("evidence", "tài liệu kiểm chứng"),
                            ("mark", "ý kiến chấm"),
                            ("score", "điểm thẩm định"),
                            ("figure", "số liệu nhập"),
                            ("explanation", "giải trình"),
                            ("criteria", "bộ chỉ số"),
                        ],
                        max_length=12,
                    ),
                ),
                ("before", models.CharField(blank=True, max_length=300)),
                ("after", models.CharField(blank=True, max_length=300)),
                ("reason", models.CharField(blank=True, max_length=2000)),
                ("after_submission", models.BooleanField(default=False)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["entrant", "criterion"], name="change_by_point")],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entrant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="evidence", to="scoring.entrant"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("file", "Tệp"),
                            ("link", "Đường dẫn"),
                            ("number", "Số, ký hiệu văn bản"),
                            ("paper", "Tài liệu của hội nghị"),
                        ],
                        max_length=6,
                        verbose_name="loại",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="tên tài liệu")),
                ("file", models.FileField(blank=True, upload_to=diemcau.scoring.models.entrants.evidence_path)),
                ("file_name", models.CharField(blank=True, max_length=200, verbose_name="tên tệp")),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="đường dẫn")),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="papers.version",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["file", "link", "number", "paper"])),
                        name="evidence_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "file"), _negated=True),
                            models.Q(("file", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evidence_file_has_a_file",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "link"), _negated=True),
                            models.Q(("link", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="evidence_link_has_an_address",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="EvidenceUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="uses", to="scoring.evidence"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence_uses",
                        to="scoring.criterion",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("evidence", "criterion"), name="evidence_use_once")],
                "indexes": [],
            },
        ),
        migrations.AddField(
            model_name="evidence",
            name="criteria",
            field=models.ManyToManyField(
                related_name="evidence", through="scoring.EvidenceUse", to="scoring.criterion"
            ),
        ),
    ]
