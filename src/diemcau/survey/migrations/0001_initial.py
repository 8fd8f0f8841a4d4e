"""Every table of the package, as it stands."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("directory", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Survey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="surveys",
                        to="directory.organisation",
                        verbose_name="đơn vị chủ trì",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm đánh giá")),
                ("title", models.CharField(max_length=200, verbose_name="tên cuộc khảo sát")),
                ("method", models.CharField(blank=True, max_length=200, verbose_name="phương pháp")),
                (
                    "score",
                    models.CharField(
                        choices=[
                            ("top_two", "Tỷ lệ chọn Hài lòng và Rất hài lòng"),
                            ("mean", "Điểm trung bình trên 5, quy về 100%"),
                        ],
                        default="top_two",
                        max_length=8,
                        verbose_name="cách tính chỉ số",
                    ),
                ),
                (
                    "overall",
                    models.CharField(
                        choices=[("factors", "Trung bình các câu của năm yếu tố"), ("question", "Câu hỏi chung")],
                        default="factors",
                        max_length=8,
                        verbose_name="chỉ số chung lấy từ",
                    ),
                ),
                (
                    "lonely",
                    models.CharField(
                        choices=[
                            ("adjust", "Lệch so với trung bình chung (thận trọng)"),
                            ("average", "Lấy phương sai trung bình của các tầng khác"),
                            ("remove", "Không tính phương sai của tầng đó"),
                            ("fail", "Từ chối tính"),
                        ],
                        default="adjust",
                        max_length=8,
                        verbose_name="tầng chỉ có một đơn vị chọn mẫu",
                    ),
                ),
                ("least", models.PositiveSmallIntegerField(default=5, verbose_name="số phiếu ít nhất để công bố")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-year", "title", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "year", "title"), name="survey_once_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(("score__in", ["top_two", "mean"])), name="survey_known_score"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("overall__in", ["factors", "question"])), name="survey_known_overall"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("lonely__in", ["fail", "remove", "adjust", "average"])),
                        name="survey_known_lonely",
                    ),
                    models.CheckConstraint(condition=models.Q(("least__gte", 3)), name="survey_hides_few"),
                    models.CheckConstraint(
                        condition=models.Q(("year__range", (2000, 2200))), name="survey_year_exists"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="FrameCell",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="frame", to="survey.survey"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.organisation"
                    ),
                ),
                ("service", models.CharField(blank=True, max_length=120, verbose_name="dịch vụ")),
                ("cluster", models.CharField(blank=True, max_length=120, verbose_name="cụm")),
                ("label", models.CharField(blank=True, max_length=120, verbose_name="người, hồ sơ")),
                ("people", models.PositiveIntegerField(default=1, verbose_name="số người")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("survey", "unit", "service", "cluster", "label"), name="frame_cell_once"
                    ),
                    models.CheckConstraint(condition=models.Q(("people__gte", 1)), name="frame_cell_holds_somebody"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Questionnaire",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="questionnaires", to="survey.survey"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="lần")),
                ("data", models.JSONField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("survey", "number"), name="questionnaire_version_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Collection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="collections", to="survey.survey"
                    ),
                ),
                ("ends_on", models.DateField(verbose_name="đến hết ngày")),
                ("opened_at", models.DateTimeField(auto_now_add=True)),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-opened_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)), fields=("survey",), name="survey_one_open_collection"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at", None), ("closed_by", None)),
                            models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="collection_closed_by_somebody",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Sample",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="samples", to="survey.survey"
                    ),
                ),
                ("seed", models.CharField(max_length=60, verbose_name="số gieo")),
                ("design", models.JSONField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)), fields=("survey",), name="survey_one_current_sample"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Interviewer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="interviewers", to="survey.survey"
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interviews",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("survey", "account"), name="interviewer_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="results", to="survey.survey"
                    ),
                ),
                ("data", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Stratum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sample",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="strata", to="survey.sample"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.organisation"
                    ),
                ),
                ("service", models.CharField(blank=True, max_length=120)),
                ("people", models.PositiveIntegerField()),
                ("clusters", models.PositiveIntegerField(default=0)),
                ("asked", models.PositiveIntegerField()),
                ("margin", models.FloatField(blank=True, null=True)),
            ],
            options={
                "ordering": ["unit__rank", "unit__area_code", "unit_id", "service"],
                "constraints": [models.UniqueConstraint(fields=("sample", "unit", "service"), name="stratum_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="approvals", to="survey.survey"
                    ),
                ),
                (
                    "result",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="approval", to="survey.result"
                    ),
                ),
                ("decision", models.CharField(max_length=60, verbose_name="số quyết định")),
                ("decided_on", models.DateField(verbose_name="ngày quyết định")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("published_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("decision", ""), _negated=True), name="approval_has_a_decision"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Cluster",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stratum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drawn_clusters", to="survey.stratum"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("people", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("stratum", "name"), name="cluster_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Point",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stratum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="points", to="survey.stratum"
                    ),
                ),
                (
                    "cluster",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="points",
                        to="survey.cluster",
                    ),
                ),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="survey.framecell"
                    ),
                ),
                ("ordinal", models.PositiveIntegerField()),
                ("place", models.PositiveIntegerField()),
                ("is_reserve", models.BooleanField(default=False)),
                ("is_called", models.BooleanField(default=True)),
                ("turn", models.PositiveSmallIntegerField(default=1)),
                (
                    "interviewer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("link", "Điện thoại, máy tính"),
                            ("interview", "Phỏng vấn"),
                            ("paper", "Phiếu giấy"),
                            ("file", "Tệp"),
                        ],
                        max_length=10,
                    ),
                ),
            ],
            options={
                "ordering": ["stratum_id", "cluster_id", "place"],
                "indexes": [models.Index(fields=["stratum", "answered_on"], name="point_progress")],
                "constraints": [
                    models.UniqueConstraint(fields=("stratum", "cell", "ordinal"), name="point_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on", None), models.Q(("channel", ""), _negated=True), _connector="OR"
                        ),
                        name="point_answered_by_a_channel",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sheet",
            fields=[
                ("uuid", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sheets", to="survey.survey"
                    ),
                ),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="survey.questionnaire"
                    ),
                ),
                (
                    "stratum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sheets", to="survey.stratum"
                    ),
                ),
                (
                    "cluster",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="survey.cluster",
                    ),
                ),
                ("marks", models.CharField(max_length=120)),
                ("words", models.JSONField(blank=True, default=dict)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("link", "Điện thoại, máy tính"),
                            ("interview", "Phỏng vấn"),
                            ("paper", "Phiếu giấy"),
                            ("file", "Tệp"),
                        ],
                        max_length=10,
                    ),
                ),
                ("seconds", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "indexes": [models.Index(fields=["survey", "questionnaire", "stratum", "cluster"], name="sheet_cells")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("channel__in", ["link", "interview", "paper", "file"])),
                        name="sheet_known_channel",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Replacement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "gone",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="replacement", to="survey.point"
                    ),
                ),
                (
                    "instead",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stands_in_for",
                        to="survey.point",
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="lý do")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("gone", models.F("instead")), _negated=True), name="replacement_is_another"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Exclusion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="exclusions", to="survey.sheet"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("speeder", "trả lời quá nhanh"),
                            ("straight", "mọi câu cùng một mức"),
                            ("double", "trùng phiếu khác"),
                            ("holes", "bỏ trống quá nhiều câu"),
                            ("by_hand", "lý do khác"),
                        ],
                        max_length=10,
                        verbose_name="lý do",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="ghi chú")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)),
                        fields=("sheet", "reason"),
                        name="exclusion_once_for_a_reason",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PaperForm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="paper_forms", to="survey.survey"
                    ),
                ),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="survey.questionnaire"
                    ),
                ),
                (
                    "stratum",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="paper_forms", to="survey.stratum"
                    ),
                ),
                (
                    "cluster",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="survey.cluster",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="số phiếu")),
                (
                    "sheet",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paper",
                        to="survey.sheet",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [models.UniqueConstraint(fields=("survey", "number"), name="paper_form_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Keying",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="keyings", to="survey.paperform"
                    ),
                ),
                ("turn", models.PositiveSmallIntegerField()),
                ("marks", models.CharField(max_length=120)),
                ("words", models.JSONField(blank=True, default=dict)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["turn"],
                "constraints": [
                    models.UniqueConstraint(fields=("form", "turn"), name="keying_once_a_turn"),
                    models.UniqueConstraint(fields=("form", "by"), name="keying_by_two_people"),
                    models.CheckConstraint(condition=models.Q(("turn__in", [1, 2])), name="keying_is_double"),
                ],
                "indexes": [],
            },
        ),
    ]
