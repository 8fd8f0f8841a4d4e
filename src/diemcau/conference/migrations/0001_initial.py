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
            name="Conference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=500, verbose_name="tên hội nghị")),
                ("short_name", models.CharField(max_length=80, verbose_name="tên ngắn")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conferences",
                        to="directory.organisation",
                        verbose_name="đơn vị tổ chức",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("conference", "Hội nghị"),
                            ("meeting", "Cuộc họp"),
                            ("ceremony", "Buổi lễ"),
                            ("training", "Tập huấn"),
                            ("contest", "Hội thi"),
                        ],
                        max_length=12,
                        verbose_name="loại",
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("online", "Trực tuyến"),
                            ("in_person", "Trực tiếp"),
                            ("hybrid", "Trực tiếp kết hợp trực tuyến"),
                        ],
                        max_length=12,
                        verbose_name="hình thức",
                    ),
                ),
                ("chair", models.CharField(blank=True, max_length=300, verbose_name="chủ trì")),
                ("place", models.CharField(blank=True, max_length=500, verbose_name="địa điểm")),
                ("time_text", models.CharField(blank=True, max_length=500, verbose_name="thời gian theo kế hoạch")),
                ("start_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="năm")),
                ("start_month", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="tháng")),
                ("start_day", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="ngày")),
                ("end_on", models.DateField(blank=True, null=True, verbose_name="kết thúc ngày")),
                ("clock", models.TimeField(blank=True, null=True, verbose_name="giờ bắt đầu")),
                ("budget_text", models.TextField(blank=True, verbose_name="kinh phí")),
                ("budget_holder", models.CharField(blank=True, max_length=200, verbose_name="đơn vị giữ kinh phí")),
                ("budget_vnd", models.BigIntegerField(blank=True, null=True, verbose_name="số tiền (đồng)")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-start_year", "-start_month", "-start_day", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["conference", "meeting", "ceremony", "training", "contest"])),
                        name="conference_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("format", ""), ("format__in", ["online", "in_person", "hybrid"]), _connector="OR"
                        ),
                        name="conference_known_format",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("start_month", None), ("start_month__range", (1, 12)), _connector="OR"),
                        name="conference_month_exists",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("start_day", None), ("start_day__range", (1, 31)), _connector="OR"),
                        name="conference_day_exists",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ConferenceRole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="roles", to="conference.conference"
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="conference_roles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "role",
                    models.CharField(
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
                        verbose_name="vai",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("conference", "account", "role"), name="conference_role_once"),
                    models.CheckConstraint(
                        condition=models.Q(
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
                            )
                        ),
                        name="conference_role_known",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Site",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_line", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ("last_line", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ("ground_lost_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sites", to="conference.conference"
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sites",
                        to="directory.organisation",
                        verbose_name="đơn vị chủ nhà",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="children",
                        to="conference.site",
                    ),
                ),
                (
                    "tier",
                    models.CharField(
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
                    "venue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="sites",
                        to="directory.venue",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("first_line", None), ("last_line", None)),
                            ("last_line__gte", models.F("first_line")),
                            _connector="OR",
                        ),
                        name="site_lines_in_order",
                    ),
                    models.UniqueConstraint(fields=("conference", "host"), name="site_one_per_host"),
                    models.CheckConstraint(
                        condition=models.Q(("tier__in", ["central", "province", "district", "commune", "other"])),
                        name="site_known_tier",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent", None), models.Q(("parent", models.F("id")), _negated=True), _connector="OR"
                        ),
                        name="site_not_its_own_parent",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SiteClosure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "site",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="closure", to="conference.site"
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="taken_in", to="conference.site"
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
                        condition=models.Q(("site", models.F("into")), _negated=True), name="site_closure_into_another"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="units", to="conference.conference"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="units", to="directory.organisation"
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="units",
                        to="conference.site",
                    ),
                ),
                (
                    "home",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="home_units",
                        to="conference.site",
                    ),
                ),
                ("was_moved", models.BooleanField(default=False, verbose_name="đã chuyển điểm cầu")),
                ("ground_lost_at", models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("conference", "organisation"), name="unit_once_in_a_conference")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_line", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ("last_line", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ("ground_lost_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="programme",
                        to="conference.conference",
                    ),
                ),
                ("position", models.PositiveIntegerField(verbose_name="thứ tự")),
                ("date", models.DateField(blank=True, null=True, verbose_name="ngày")),
                ("starts", models.TimeField(blank=True, null=True, verbose_name="bắt đầu")),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="số phút")),
                ("text", models.TextField(verbose_name="nội dung")),
                ("by", models.CharField(blank=True, max_length=300, verbose_name="người thực hiện")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("opening", "Khai mạc"),
                            ("film", "Phóng sự"),
                            ("report", "Báo cáo"),
                            ("ranking", "Công bố xếp hạng"),
                            ("speech", "Tham luận"),
                            ("discussion", "Thảo luận"),
                            ("award", "Trao thưởng"),
                            ("directions", "Chỉ đạo"),
                            ("closing", "Bế mạc"),
                            ("recess", "Giải lao"),
                            ("other", "Khác"),
                        ],
                        max_length=12,
                        verbose_name="loại mục",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="programme",
                        to="conference.site",
                        verbose_name="điểm cầu",
                    ),
                ),
                ("alternative", models.CharField(blank=True, max_length=300, verbose_name="phương án khi mất kết nối")),
                ("was_edited", models.BooleanField(default=False, verbose_name="do người sửa hoặc thêm")),
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
                        name="programmeitem_lines_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", ""),
                            (
                                "kind__in",
                                [
                                    "opening",
                                    "film",
                                    "report",
                                    "ranking",
                                    "speech",
                                    "discussion",
                                    "award",
                                    "directions",
                                    "closing",
                                    "recess",
                                    "other",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="programme_item_known_kind",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
