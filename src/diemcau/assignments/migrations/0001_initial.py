"""Every table of the package, as it stands."""

import diemcau.assignments.models.calendars
import diemcau.assignments.models.reports
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("conference", "0001_initial"),
        ("directory", "0001_initial"),
        ("papers", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_line", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ("last_line", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ("ground_lost_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="conference.conference",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("text", models.TextField(verbose_name="nhiệm vụ")),
                ("deadline_text", models.CharField(blank=True, max_length=300, verbose_name="thời hạn theo kế hoạch")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="hạn")),
                ("due_was_set", models.BooleanField(default=False, verbose_name="hạn do người đặt")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("plan", "kế hoạch"),
                            ("preparation", "bộ việc chuẩn bị"),
                            ("conclusion", "kết luận hội nghị"),
                        ],
                        default="plan",
                        max_length=12,
                        verbose_name="nguồn",
                    ),
                ),
                ("key", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="assignments",
                        to="papers.paper",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("first_line", None), ("last_line", None)),
                            ("last_line__gte", models.F("first_line")),
                            _connector="OR",
                        ),
                        name="assignment_lines_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("origin__in", ["plan", "preparation", "conclusion"])),
                        name="assignment_known_origin",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=("conference", "key"),
                        name="assignment_key_once",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="BudgetLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="budget_lines",
                        to="conference.conference",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("text", models.CharField(max_length=300, verbose_name="nội dung chi")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="nguồn")),
                ("estimate", models.BigIntegerField(verbose_name="dự toán")),
                ("approved", models.BigIntegerField(blank=True, null=True, verbose_name="được duyệt")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("estimate__gte", 0)), name="budget_estimate_not_negative"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("approved", None), ("approved__gte", 0), _connector="OR"),
                        name="budget_approval_not_negative",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CalendarLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_links",
                        to="conference.conference",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_links",
                        to="directory.organisation",
                    ),
                ),
                (
                    "nonce",
                    models.CharField(
                        default=diemcau.assignments.models.calendars.new_nonce, editable=False, max_length=40
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="thu hồi lúc")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at", None)),
                        fields=("conference", "organisation"),
                        name="calendar_link_one_current",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Closing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="closing", to="conference.conference"
                    ),
                ),
                ("retention", models.CharField(max_length=40, verbose_name="thời hạn bảo quản")),
                ("file_code", models.CharField(blank=True, max_length=60, verbose_name="số, ký hiệu hồ sơ")),
                ("settlement", models.JSONField(default=dict, verbose_name="quyết toán")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
            name="MinuteNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="minute_notes",
                        to="conference.conference",
                    ),
                ),
                ("key", models.CharField(max_length=40)),
                ("text", models.TextField(max_length=20000, verbose_name="nội dung")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("conference", "key"), name="minute_note_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="requests", to="conference.conference"
                    ),
                ),
                ("key", models.UUIDField(unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests_made",
                        to="directory.organisation",
                    ),
                ),
                ("text", models.TextField(max_length=5000, verbose_name="kiến nghị")),
                (
                    "moment",
                    models.CharField(
                        choices=[("before", "trước hội nghị"), ("during", "tại hội nghị"), ("after", "sau hội nghị")],
                        default="before",
                        max_length=8,
                        verbose_name="khi nào",
                    ),
                ),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests_to_answer",
                        to="directory.organisation",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="hạn trả lời")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("moment__in", ["before", "during", "after"])), name="request_known_moment"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="targets", to="conference.conference"
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="mã")),
                ("position", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("field", models.CharField(max_length=200, verbose_name="lĩnh vực")),
                ("text", models.TextField(max_length=1000, verbose_name="chỉ tiêu, nhiệm vụ")),
                ("goal", models.CharField(blank=True, max_length=300, verbose_name="mục tiêu")),
                ("next_goal", models.CharField(blank=True, max_length=300, verbose_name="mục tiêu năm sau")),
                ("forecast", models.CharField(blank=True, max_length=500, verbose_name="dự báo khó khăn")),
                ("next_owner", models.CharField(blank=True, max_length=300, verbose_name="trách nhiệm năm sau")),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [models.UniqueConstraint(fields=("conference", "code"), name="target_code_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ResultsOpening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results_openings",
                        to="conference.conference",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_by",
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
                        condition=models.Q(("ended_at", None)),
                        fields=("conference",),
                        name="results_opening_one_current",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AssignmentUnit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="units", to="assignments.assignment"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignment_units",
                        to="directory.organisation",
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="tên trong kế hoạch")),
                (
                    "part",
                    models.CharField(
                        choices=[("lead", "chủ trì"), ("coordinating", "phối hợp")], max_length=12, verbose_name="vai"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("assignment"),
                        models.F("part"),
                        models.F("name"),
                        django.db.models.functions.comparison.Coalesce(
                            "organisation", models.Value(0, output_field=models.BigIntegerField())
                        ),
                        name="assignment_unit_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("part__in", ["lead", "coordinating"])), name="assignment_unit_known_part"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="assignments.budgetline",
                    ),
                ),
                ("amount", models.BigIntegerField(verbose_name="số tiền")),
                ("voucher", models.CharField(max_length=100, verbose_name="chứng từ")),
                ("on", models.DateField(verbose_name="ngày")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["on", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="payment_of_something"),
                    models.UniqueConstraint(fields=("line", "voucher"), name="payment_voucher_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="RequestAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="assignments.request"
                    ),
                ),
                ("text", models.TextField(max_length=5000, verbose_name="nội dung trả lời")),
                (
                    "how",
                    models.CharField(
                        choices=[("live", "trả lời tại hội nghị"), ("written", "bằng văn bản")],
                        max_length=8,
                        verbose_name="cách trả lời",
                    ),
                ),
                ("reference", models.CharField(blank=True, max_length=100, verbose_name="số, ký hiệu văn bản")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("how__in", ["live", "written"])), name="request_answer_known"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="RequestClosure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="closure", to="assignments.request"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
            name="TargetUnit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="units", to="assignments.target"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="targets", to="directory.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("target", "organisation"), name="target_unit_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outcomes",
                        to="assignments.targetunit",
                    ),
                ),
                ("key", models.UUIDField(unique=True)),
                (
                    "achievement",
                    models.CharField(
                        choices=[("achieved", "đạt"), ("partly", "đạt một phần"), ("not", "chưa đạt")],
                        max_length=8,
                        verbose_name="mức đạt",
                    ),
                ),
                ("result", models.TextField(max_length=3000, verbose_name="kết quả")),
                ("limits", models.TextField(blank=True, max_length=3000, verbose_name="hạn chế")),
                ("causes", models.TextField(blank=True, max_length=3000, verbose_name="nguyên nhân")),
                ("proposals", models.TextField(blank=True, max_length=3000, verbose_name="kiến nghị, đề xuất")),
                ("evidence", models.URLField(blank=True, max_length=500, verbose_name="minh chứng")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("achievement__in", ["achieved", "partly", "not"])),
                        name="outcome_known_achievement",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("achievement", "achieved"), models.Q(("causes", ""), _negated=True), _connector="OR"
                        ),
                        name="outcome_not_achieved_has_a_cause",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="OutcomeFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="assignments.outcome"
                    ),
                ),
                ("file", models.FileField(upload_to=diemcau.assignments.models.reports.random_name)),
                ("name", models.CharField(max_length=200, verbose_name="tên")),
                (
                    "content",
                    models.CharField(
                        choices=[
                            ("pdf", "PDF"),
                            ("docx", "Word"),
                            ("pptx", "PowerPoint"),
                            ("xlsx", "Excel"),
                            ("png", "ảnh PNG"),
                            ("jpg", "ảnh JPEG"),
                            ("txt", "văn bản thường"),
                            ("mp4", "phim MP4"),
                            ("webm", "phim WebM"),
                        ],
                        max_length=8,
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="OutcomeRuling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ruling", to="assignments.outcome"
                    ),
                ),
                ("is_accepted", models.BooleanField(verbose_name="chấp nhận")),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="lý do")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_accepted", True), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="outcome_returned_with_reason",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file", models.FileField(blank=True, upload_to=diemcau.assignments.models.reports.random_name)),
                ("name", models.CharField(max_length=200, verbose_name="tên")),
                (
                    "content",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pdf", "PDF"),
                            ("docx", "Word"),
                            ("pptx", "PowerPoint"),
                            ("xlsx", "Excel"),
                            ("png", "ảnh PNG"),
                            ("jpg", "ảnh JPEG"),
                            ("txt", "văn bản thường"),
                            ("mp4", "phim MP4"),
                            ("webm", "phim WebM"),
                        ],
                        max_length=8,
                    ),
                ),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="đường dẫn")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("link", ""),
                                models.Q(("file", ""), _negated=True),
                                models.Q(("content", ""), _negated=True),
                            ),
                            models.Q(models.Q(("link", ""), _negated=True), ("file", "")),
                            _connector="OR",
                        ),
                        name="evidence_is_a_file_or_a_link",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Product",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="products",
                        to="assignments.assignment",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("text", models.CharField(max_length=500, verbose_name="sản phẩm")),
                ("acceptance", models.CharField(blank=True, max_length=500, verbose_name="yêu cầu nghiệm thu")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="hạn")),
                (
                    "days",
                    models.SmallIntegerField(blank=True, null=True, verbose_name="số ngày làm việc so với ngày họp"),
                ),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="số phút trước giờ họp"),
                ),
                ("begins_on", models.DateField(blank=True, null=True, verbose_name="bắt đầu")),
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
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("days", None), ("days__range", (-400, 400)), _connector="OR"),
                        name="product_days_in_reach",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes", None), ("days", 0), _connector="OR"),
                        name="product_minutes_of_the_day",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Dependency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dependencies",
                        to="assignments.product",
                    ),
                ),
                (
                    "on",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="dependants", to="assignments.product"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("product", "on"), name="dependency_once"),
                    models.CheckConstraint(
                        condition=models.Q(("product", models.F("on")), _negated=True), name="dependency_on_another"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tasks", to="assignments.product"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tasks", to="directory.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["product__position", "organisation__rank", "organisation__area_code", "pk"],
                "constraints": [models.UniqueConstraint(fields=("product", "organisation"), name="task_once_per_unit")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reports", to="assignments.task"
                    ),
                ),
                ("key", models.UUIDField(unique=True)),
                ("percent", models.PositiveSmallIntegerField(verbose_name="đã làm, %")),
                ("text", models.TextField(blank=True, max_length=5000, verbose_name="kết quả")),
                ("is_final", models.BooleanField(default=False, verbose_name="đề nghị nghiệm thu")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("percent__lte", 100)), name="report_percent"),
                    models.CheckConstraint(
                        condition=models.Q(("is_final", False), ("percent", 100), _connector="OR"),
                        name="report_final_is_whole",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Acceptance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "task",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="acceptance", to="assignments.task"
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="acceptance", to="assignments.report"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="nhận xét")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
            name="Return",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="give_back", to="assignments.report"
                    ),
                ),
                ("reason", models.CharField(max_length=500, verbose_name="lý do")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.AddField(
            model_name="evidence",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="evidence", to="assignments.report"
            ),
        ),
        migrations.AddField(
            model_name="product",
            name="needs",
            field=models.ManyToManyField(
                related_name="needed_by", through="assignments.Dependency", to="assignments.product"
            ),
        ),
    ]
