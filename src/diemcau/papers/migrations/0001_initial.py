"""Every table of the package, as it stands."""

import diemcau.papers.models.versions
import django.db.models.deletion
import django.db.models.functions.comparison
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("conference", "0001_initial"),
        ("directory", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DistributionEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_line", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ("last_line", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ("ground_lost_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="distribution",
                        to="conference.conference",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("text", models.CharField(max_length=500, verbose_name="nơi nhận")),
                (
                    "organisations",
                    models.ManyToManyField(
                        blank=True, related_name="distribution_entries", to="directory.organisation"
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
                        name="distributionentry_lines_in_order",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="NumberSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "issuer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="number_series",
                        to="directory.organisation",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("code", models.CharField(blank=True, max_length=5, verbose_name="loại văn bản")),
                ("began_with", models.PositiveIntegerField(default=0, verbose_name="số đã cấp trước đó")),
                ("last", models.PositiveIntegerField(default=0, verbose_name="số cuối")),
                ("last_on", models.DateField(blank=True, null=True, verbose_name="ngày của số cuối")),
                ("is_external", models.BooleanField(default=False, verbose_name="số do hệ thống quản lý văn bản cấp")),
            ],
            options={
                "verbose_name_plural": "number series",
                "ordering": ["issuer", "-year", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("issuer", "year", "code"), name="series_once"),
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("began_with"))), name="series_only_grows"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SpeechCall",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speech_call",
                        to="conference.conference",
                    ),
                ),
                ("topic", models.TextField(blank=True, verbose_name="gợi ý nội dung")),
                ("closes_on", models.DateField(verbose_name="đăng ký đến hết ngày")),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="tổng số phút")),
                (
                    "most_minutes",
                    models.PositiveSmallIntegerField(default=10, verbose_name="tối đa mỗi tham luận (phút)"),
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
                        condition=models.Q(("minutes__range", (1, 600)), ("most_minutes__range", (1, 120))),
                        name="speech_call_has_time",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Speech",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="speeches", to="conference.conference"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="speeches", to="conference.unit"
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="tên tham luận")),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="số phút đề nghị")),
                ("speaker", models.CharField(blank=True, max_length=200, verbose_name="người trình bày")),
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
                "verbose_name_plural": "speeches",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "title"), name="speech_once"),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__range", (1, 120))), name="speech_takes_minutes"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="uploads", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="uploads", to="conference.conference"
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="tên tệp")),
                ("size", models.PositiveBigIntegerField(verbose_name="dung lượng")),
                ("at", models.DateTimeField(auto_now_add=True, db_index=True)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Way",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ways", to="conference.conference"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("report", "Báo cáo"),
                            ("plan", "Kế hoạch năm sau"),
                            ("index_report", "Báo cáo chỉ số"),
                            ("leader_speech", "Bài phát biểu của lãnh đạo"),
                            ("speech", "Tham luận"),
                            ("slides", "Bản trình chiếu"),
                            ("film", "Phóng sự"),
                            ("programme", "Chương trình"),
                            ("letter", "Công văn"),
                            ("minutes", "Biên bản"),
                            ("conclusion", "Thông báo kết luận"),
                            ("other", "Tài liệu khác"),
                        ],
                        max_length=16,
                        verbose_name="loại",
                    ),
                ),
                ("stages", models.JSONField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("conference", "kind"), name="way_once_per_kind"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "report",
                                    "plan",
                                    "index_report",
                                    "leader_speech",
                                    "speech",
                                    "slides",
                                    "film",
                                    "programme",
                                    "letter",
                                    "minutes",
                                    "conclusion",
                                    "other",
                                ],
                            )
                        ),
                        name="way_known_kind",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="conference.conference"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("report", "Báo cáo"),
                            ("plan", "Kế hoạch năm sau"),
                            ("index_report", "Báo cáo chỉ số"),
                            ("leader_speech", "Bài phát biểu của lãnh đạo"),
                            ("speech", "Tham luận"),
                            ("slides", "Bản trình chiếu"),
                            ("film", "Phóng sự"),
                            ("programme", "Chương trình"),
                            ("letter", "Công văn"),
                            ("minutes", "Biên bản"),
                            ("conclusion", "Thông báo kết luận"),
                            ("other", "Tài liệu khác"),
                        ],
                        max_length=16,
                        verbose_name="loại",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="tên tài liệu")),
                (
                    "drafted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafted_papers",
                        to="directory.organisation",
                        verbose_name="đơn vị soạn",
                    ),
                ),
                ("is_restricted", models.BooleanField(default=False, verbose_name="hạn chế")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="hạn hoàn thành")),
                (
                    "speech",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="papers",
                        to="papers.speech",
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
                "ordering": ["kind", "title", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "report",
                                    "plan",
                                    "index_report",
                                    "leader_speech",
                                    "speech",
                                    "slides",
                                    "film",
                                    "programme",
                                    "letter",
                                    "minutes",
                                    "conclusion",
                                    "other",
                                ],
                            )
                        ),
                        name="paper_known_kind",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("speech__isnull", False)),
                        fields=("speech", "kind"),
                        name="paper_once_of_a_speech",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SpeechDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "speech",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="decision", to="papers.speech"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="thứ tự")),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="số phút")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="lý do")),
                (
                    "item",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="speech_decision",
                        to="conference.programmeitem",
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
                ("at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("minutes", None), ("position", None)),
                            models.Q(("minutes__gte", 1), ("position__isnull", False)),
                            _connector="OR",
                        ),
                        name="speech_accepted_with_minutes",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="papers.paper"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="phiên bản")),
                ("file", models.FileField(upload_to=diemcau.papers.models.versions.random_name)),
                ("file_name", models.CharField(max_length=150, verbose_name="tên tệp")),
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
                        max_length=4,
                        verbose_name="dạng tệp",
                    ),
                ),
                ("size", models.PositiveBigIntegerField(verbose_name="dung lượng")),
                ("sha256", models.CharField(max_length=64)),
                ("notes", models.JSONField(default=list)),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="lý do")),
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
                "ordering": ["paper", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "number"), name="version_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("content__in", ["pdf", "docx", "pptx", "xlsx", "png", "jpg", "txt", "mp4", "webm"])
                        ),
                        name="version_known_content",
                    ),
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="version_numbers_from_one"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Audience",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="audiences", to="papers.paper"
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("everybody", "mọi đơn vị dự hội nghị"),
                            ("tier", "một cấp"),
                            ("unit", "một đơn vị"),
                            ("group", "một nhóm"),
                            ("person", "một người"),
                        ],
                        max_length=10,
                        verbose_name="ai được đọc",
                    ),
                ),
                (
                    "tier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("central", "Trung ương"),
                            ("province", "Cấp tỉnh"),
                            ("district", "Cấp huyện"),
                            ("commune", "Cấp xã"),
                            ("other", "Khác"),
                        ],
                        max_length=12,
                        verbose_name="cấp",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="audiences",
                        to="directory.organisation",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="audiences",
                        to="directory.group",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="audiences",
                        to="directory.person",
                    ),
                ),
                ("opens_at", models.DateTimeField(blank=True, null=True, verbose_name="từ lúc")),
                ("closes_at", models.DateTimeField(blank=True, null=True, verbose_name="đến lúc")),
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
                        condition=models.Q(
                            models.Q(
                                ("group", None),
                                ("organisation", None),
                                ("person", None),
                                ("scope", "everybody"),
                                ("tier", ""),
                            ),
                            models.Q(
                                ("group", None),
                                ("organisation", None),
                                ("person", None),
                                ("scope", "tier"),
                                ("tier__in", ["central", "province", "district", "commune", "other"]),
                            ),
                            models.Q(
                                ("group", None),
                                ("organisation__isnull", False),
                                ("person", None),
                                ("scope", "unit"),
                                ("tier", ""),
                            ),
                            models.Q(
                                ("group__isnull", False),
                                ("organisation", None),
                                ("person", None),
                                ("scope", "group"),
                                ("tier", ""),
                            ),
                            models.Q(
                                ("group", None),
                                ("organisation", None),
                                ("person__isnull", False),
                                ("scope", "person"),
                                ("tier", ""),
                            ),
                            _connector="OR",
                        ),
                        name="audience_is_what_it_says",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opens_at", None),
                            ("closes_at", None),
                            ("closes_at__gt", models.F("opens_at")),
                            _connector="OR",
                        ),
                        name="audience_closes_after_it_opens",
                    ),
                    models.UniqueConstraint(
                        models.F("paper"),
                        models.F("scope"),
                        models.F("tier"),
                        django.db.models.functions.comparison.Coalesce(
                            "organisation", models.Value(0, output_field=models.BigIntegerField())
                        ),
                        django.db.models.functions.comparison.Coalesce(
                            "group", models.Value(0, output_field=models.BigIntegerField())
                        ),
                        django.db.models.functions.comparison.Coalesce(
                            "person", models.Value(0, output_field=models.BigIntegerField())
                        ),
                        name="audience_once",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="papers.paper"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("name", models.CharField(max_length=100, verbose_name="bước")),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("organiser", "Ban tổ chức"),
                            ("office", "Văn phòng"),
                            ("technician", "Kỹ thuật"),
                            ("unit_contact", "Đầu mối đơn vị"),
                            ("appraiser", "Tổ thẩm định"),
                            ("chair", "Chủ trì"),
                            ("secretary", "Thư ký"),
                        ],
                        max_length=20,
                        verbose_name="ai làm",
                    ),
                ),
                ("gate", models.CharField(blank=True, max_length=10)),
            ],
            options={
                "ordering": ["paper", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "position"), name="step_once_in_its_place"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("role", ""),
                            (
                                "role__in",
                                [
                                    "organiser",
                                    "office",
                                    "technician",
                                    "unit_contact",
                                    "appraiser",
                                    "chair",
                                    "secretary",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="step_known_role",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("gate__in", ["", "signed", "numbered", "dispatched"])),
                        name="step_known_gate",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="releases", to="papers.paper"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="releases", to="papers.version"
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
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("paper",), name="release_one_at_a_time"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Archive",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64, unique=True)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="archives", to="conference.conference"
                    ),
                ),
                ("file", models.CharField(blank=True, max_length=100)),
                ("size", models.PositiveBigIntegerField(default=0, verbose_name="dung lượng")),
                ("problem", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("built_at", models.DateTimeField(blank=True, null=True)),
                ("versions", models.ManyToManyField(related_name="archives", to="papers.version")),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readings", to="papers.version"
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="directory.person",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="directory.organisation",
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="lần đầu")),
                ("last_at", models.DateTimeField(auto_now=True, verbose_name="lần gần nhất")),
            ],
            options={
                "ordering": ["-last_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("account__isnull", False), ("person__isnull", False), _connector="OR"),
                        name="reading_by_somebody",
                    ),
                    models.UniqueConstraint(
                        models.F("version"),
                        django.db.models.functions.comparison.Coalesce(
                            "account", models.Value(0, output_field=models.BigIntegerField())
                        ),
                        django.db.models.functions.comparison.Coalesce(
                            "person", models.Value(0, output_field=models.BigIntegerField())
                        ),
                        django.db.models.functions.comparison.Coalesce(
                            "organisation", models.Value(0, output_field=models.BigIntegerField())
                        ),
                        name="reading_once",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="signature", to="papers.version"
                    ),
                ),
                (
                    "means",
                    models.CharField(
                        choices=[
                            ("paper", "ký giấy, tải bản quét"),
                            ("recorded", "ký trên hệ thống quản lý văn bản"),
                            ("pades", "chữ ký số trong tệp PDF"),
                        ],
                        max_length=10,
                        verbose_name="cách ký",
                    ),
                ),
                ("signer", models.CharField(max_length=120, verbose_name="người ký")),
                ("title", models.CharField(max_length=120, verbose_name="chức vụ")),
                ("authority", models.CharField(blank=True, max_length=120, verbose_name="quyền hạn")),
                ("on", models.DateField(verbose_name="ngày ký")),
                (
                    "reference",
                    models.CharField(blank=True, max_length=120, verbose_name="mã trên hệ thống quản lý văn bản"),
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
                        condition=models.Q(("signer", ""), _negated=True), name="signature_of_somebody"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("means__in", ["paper", "recorded", "pades"])),
                        name="signature_by_known_means",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="VersionText",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="text",
                        serialize=False,
                        to="papers.version",
                    ),
                ),
                ("lines", models.JSONField(default=list)),
                ("folded", models.TextField(blank=True)),
                ("notes", models.JSONField(default=list)),
                ("problem", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="passages", to="papers.step"
                    ),
                ),
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
                ("who", models.CharField(blank=True, max_length=200, verbose_name="người thực hiện")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="ghi chú")),
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
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="lý do trả lại")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)), fields=("step",), name="passage_one_that_holds"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("undone_at", None), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="passage_undone_for_a_reason",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="OutgoingDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outgoing_documents",
                        to="conference.conference",
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outgoing_documents",
                        to="directory.organisation",
                    ),
                ),
                (
                    "signature",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="document", to="papers.signature"
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="papers.numberseries"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="số")),
                ("symbol", models.CharField(max_length=40, verbose_name="ký hiệu")),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Công văn"),
                            ("NQ", "Nghị quyết"),
                            ("QĐ", "Quyết định"),
                            ("CT", "Chỉ thị"),
                            ("QC", "Quy chế"),
                            ("QyĐ", "Quy định"),
                            ("TC", "Thông cáo"),
                            ("TB", "Thông báo"),
                            ("HD", "Hướng dẫn"),
                            ("CTr", "Chương trình"),
                            ("KH", "Kế hoạch"),
                            ("PA", "Phương án"),
                            ("ĐA", "Đề án"),
                            ("DA", "Dự án"),
                            ("BC", "Báo cáo"),
                            ("BB", "Biên bản"),
                            ("TTr", "Tờ trình"),
                            ("HĐ", "Hợp đồng"),
                            ("CĐ", "Công điện"),
                            ("BGN", "Bản ghi nhớ"),
                            ("BTT", "Bản thỏa thuận"),
                            ("GUQ", "Giấy ủy quyền"),
                            ("GM", "Giấy mời"),
                            ("GGT", "Giấy giới thiệu"),
                            ("GNP", "Giấy nghỉ phép"),
                            ("PG", "Phiếu gửi"),
                            ("PC", "Phiếu chuyển"),
                            ("PB", "Phiếu báo"),
                        ],
                        max_length=5,
                        verbose_name="loại văn bản",
                    ),
                ),
                ("on", models.DateField(verbose_name="ngày ban hành")),
                ("subject", models.CharField(max_length=500, verbose_name="trích yếu")),
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
                ("annexes", models.ManyToManyField(blank=True, related_name="annexed_to", to="papers.version")),
            ],
            options={
                "ordering": ["-on", "-number", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("series", "number"), name="document_number_once"),
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="document_numbers_from_one"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Dispatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dispatches",
                        to="conference.conference",
                    ),
                ),
                ("message", models.TextField(blank=True, verbose_name="lời nhắn")),
                ("with_files", models.BooleanField(default=False, verbose_name="gửi kèm tệp trong thư")),
                ("address", models.CharField(blank=True, max_length=200)),
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
                ("queued_at", models.DateTimeField(blank=True, null=True)),
                ("documents", models.ManyToManyField(related_name="dispatches", to="papers.outgoingdocument")),
            ],
            options={
                "verbose_name_plural": "dispatches",
                "ordering": ["-pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="papers.outgoingdocument",
                    ),
                ),
                (
                    "business",
                    models.CharField(
                        choices=[("1", "Thu hồi"), ("2", "Đính chính"), ("3", "Thay thế")],
                        max_length=1,
                        verbose_name="nghiệp vụ",
                    ),
                ),
                (
                    "successor",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notice",
                        to="papers.outgoingdocument",
                        verbose_name="văn bản mới",
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="lý do")),
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
                        condition=models.Q(
                            models.Q(("business", "1"), ("successor", None)),
                            models.Q(("business__in", ["2", "3"]), ("successor__isnull", False)),
                            _connector="OR",
                        ),
                        name="notice_names_its_successor",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="notice_has_a_reason"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("business__in", ["1", "3"])),
                        fields=("document",),
                        name="notice_ends_a_document_once",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DispatchRecipient",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "dispatch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="recipients", to="papers.dispatch"
                    ),
                ),
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
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.person",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="papers.distributionentry",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="thư điện tử")),
                ("queued_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    models.Index(condition=models.Q(("queued_at", None)), fields=["dispatch"], name="recipient_waiting")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organisation__isnull", False), ("person", None)),
                            models.Q(("organisation", None), ("person__isnull", False)),
                            _connector="OR",
                        ),
                        name="recipient_is_one",
                    ),
                    models.UniqueConstraint(fields=("dispatch", "organisation"), name="recipient_body_once"),
                    models.UniqueConstraint(fields=("dispatch", "person"), name="recipient_person_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="papers.outgoingdocument",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="papers.dispatchrecipient",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="directory.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="directory.person",
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name_plural": "deliveries",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organisation__isnull", False), ("person", None)),
                            models.Q(("organisation", None), ("person__isnull", False)),
                            _connector="OR",
                        ),
                        name="delivery_to_one",
                    ),
                    models.UniqueConstraint(fields=("document", "organisation"), name="delivery_once_to_a_body"),
                    models.UniqueConstraint(fields=("document", "person"), name="delivery_once_to_a_person"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DeliveryEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="events", to="papers.delivery"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("01", "Đã đến"),
                            ("02", "Từ chối nhận"),
                            ("03", "Đã nhận"),
                            ("04", "Đã phân công"),
                            ("05", "Đang xử lý"),
                            ("06", "Đã xử lý xong"),
                            ("13", "Yêu cầu thu hồi"),
                            ("15", "Đã hủy bản nhận được"),
                            ("16", "Không đồng ý thu hồi"),
                        ],
                        max_length=2,
                        verbose_name="trạng thái",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="ghi chú")),
                ("transport", models.CharField(default="page", max_length=12)),
                ("message_id", models.CharField(blank=True, max_length=120)),
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
                "indexes": [models.Index(fields=["delivery", "-id"], name="delivery_event_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["01", "02", "03", "04", "05", "06", "13", "15", "16"])),
                        name="delivery_event_known_status",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("message_id", ""), _negated=True),
                        fields=("transport", "message_id"),
                        name="delivery_event_once",
                    ),
                ],
            },
        ),
    ]
