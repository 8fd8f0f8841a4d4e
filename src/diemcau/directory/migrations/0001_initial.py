"""Every table of the package, as it stands."""

import datetime
import diemcau.directory.models.organisations
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(
                        default=diemcau.directory.models.organisations.new_code,
                        max_length=40,
                        unique=True,
                        verbose_name="mã",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="tên")),
                ("short_name", models.CharField(blank=True, max_length=60, verbose_name="tên tắt")),
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("people_committee", "Ủy ban nhân dân"),
                            ("people_council", "Hội đồng nhân dân"),
                            ("council_body", "Cơ quan của HĐND"),
                            ("party_committee", "Cấp ủy"),
                            ("party_body", "Cơ quan của cấp ủy"),
                            ("front", "Mặt trận Tổ quốc"),
                            ("mass_organisation", "Đoàn thể"),
                            ("department", "Sở, ban, ngành"),
                            ("division", "Phòng, ban cấp huyện"),
                            ("vertical", "Cơ quan ngành dọc"),
                            ("public_unit", "Đơn vị sự nghiệp"),
                            ("enterprise", "Doanh nghiệp"),
                            ("ministry", "Bộ, cơ quan ngang bộ"),
                            ("other", "Khác"),
                        ],
                        max_length=20,
                        verbose_name="loại",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="directory.organisation",
                        verbose_name="trực thuộc",
                    ),
                ),
                ("area_code", models.CharField(blank=True, max_length=10, verbose_name="mã đơn vị hành chính")),
                ("locality", models.CharField(blank=True, max_length=20, verbose_name="loại địa bàn")),
                ("organ_id", models.CharField(blank=True, max_length=35, verbose_name="mã định danh (QĐ 20/2020)")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="thư điện tử")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="điện thoại")),
                ("rank", models.PositiveSmallIntegerField(default=1000, verbose_name="thứ tự")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="có từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
                ("search_key", models.TextField(default="", editable=False)),
            ],
            options={
                "ordering": ["rank", "area_code", "pk"],
                "indexes": [
                    models.Index(fields=["tier", "kind"], name="organisation_tier_kind"),
                    models.Index(fields=["area_code"], name="organisation_area"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tier__in", ["central", "province", "district", "commune", "other"])),
                        name="organisation_known_tier",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "people_committee",
                                    "people_council",
                                    "council_body",
                                    "party_committee",
                                    "party_body",
                                    "front",
                                    "mass_organisation",
                                    "department",
                                    "division",
                                    "vertical",
                                    "public_unit",
                                    "enterprise",
                                    "ministry",
                                    "other",
                                ],
                            )
                        ),
                        name="organisation_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from", None),
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="organisation_ends_after_it_begins",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("organ_id", ""), _negated=True),
                        fields=("organ_id",),
                        name="organisation_organ_id_once",
                    ),
                    models.UniqueConstraint(
                        models.F("name"),
                        django.db.models.functions.comparison.Coalesce(
                            "parent", models.Value(0, output_field=models.BigIntegerField())
                        ),
                        django.db.models.functions.comparison.Coalesce(
                            "valid_from", models.Value(datetime.date(1, 1, 1), output_field=models.DateField())
                        ),
                        name="organisation_name_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(
                        default=diemcau.directory.models.organisations.new_code,
                        max_length=60,
                        unique=True,
                        verbose_name="mã người",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="họ và tên")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="thư điện tử")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="điện thoại")),
                ("is_invented", models.BooleanField(default=False, verbose_name="người ví dụ")),
                ("search_key", models.CharField(default="", editable=False, max_length=200)),
            ],
            options={
                "indexes": [models.Index(fields=["search_key"], name="person_search")],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Alias",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="aliases", to="directory.organisation"
                    ),
                ),
                ("text", models.CharField(max_length=200, verbose_name="tên khác")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("organisation", "text"), name="alias_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "predecessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="successions",
                        to="directory.organisation",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="precessions",
                        to="directory.organisation",
                    ),
                ),
                ("on", models.DateField(verbose_name="từ ngày")),
                ("decision", models.CharField(blank=True, max_length=200, verbose_name="theo văn bản")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("predecessor", "successor"), name="succession_once"),
                    models.CheckConstraint(
                        condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                        name="succession_of_another",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="positions",
                        to="directory.organisation",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="chức danh")),
                ("rank", models.PositiveSmallIntegerField(default=100, verbose_name="thứ tự")),
                ("is_head", models.BooleanField(default=False, verbose_name="người đứng đầu")),
            ],
            options={
                "ordering": ["rank", "pk"],
                "constraints": [models.UniqueConstraint(fields=("organisation", "title"), name="position_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Venue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="venues", to="directory.organisation"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="tên phòng")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="địa chỉ")),
                ("capacity", models.PositiveIntegerField(blank=True, null=True, verbose_name="số chỗ")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("organisation", "name"), name="venue_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("name", models.CharField(max_length=60, unique=True, verbose_name="tên đăng nhập")),
                ("full_name", models.CharField(max_length=120, verbose_name="họ và tên")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="thư điện tử")),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="accounts",
                        to="directory.person",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="đang dùng")),
                ("is_administrator", models.BooleanField(default=False, verbose_name="quản trị")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Group",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="groups", to="directory.organisation"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="tên")),
                ("decision", models.CharField(blank=True, max_length=120, verbose_name="quyết định thành lập")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="có từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("organisation"),
                        models.F("name"),
                        django.db.models.functions.comparison.Coalesce(
                            "valid_from", models.Value(datetime.date(1, 1, 1), output_field=models.DateField())
                        ),
                        name="group_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from", None),
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="group_ends_after_it_begins",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="appointments", to="directory.person"
                    ),
                ),
                (
                    "position",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="directory.position",
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("until", models.DateField(blank=True, null=True, verbose_name="đến hết ngày")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("person"),
                        models.F("position"),
                        django.db.models.functions.comparison.Coalesce(
                            "since", models.Value(datetime.date(1, 1, 1), output_field=models.DateField())
                        ),
                        name="appointment_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since", None), ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="appointment_ends_after_it_begins",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="OrganisationRole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="organisation_roles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="roles", to="directory.organisation"
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
                    models.UniqueConstraint(fields=("account", "organisation", "role"), name="organisation_role_once"),
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
                        name="organisation_role_known",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="GroupMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="members", to="directory.group"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="directory.person",
                    ),
                ),
                (
                    "position",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="directory.position",
                    ),
                ),
                ("duty", models.CharField(blank=True, max_length=120, verbose_name="nhiệm vụ")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("person__isnull", False), ("position__isnull", False), _connector="OR"),
                        name="group_member_is_somebody",
                    ),
                    models.UniqueConstraint(fields=("group", "person"), name="group_member_person_once"),
                    models.UniqueConstraint(fields=("group", "position"), name="group_member_position_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PendingImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.CharField(editable=False, max_length=43, unique=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pending_imports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="tên tệp")),
                ("content", models.BinaryField()),
                ("at", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="lúc")),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
