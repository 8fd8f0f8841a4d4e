"""Every table of the package, as it stands."""

import django.db.models.deletion
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
            name="SeatRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_line", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ("last_line", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ("ground_lost_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seat_rules",
                        to="conference.conference",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
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
                ("heading", models.CharField(blank=True, max_length=300, verbose_name="nhóm")),
                ("text", models.TextField(verbose_name="nội dung")),
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
                        name="seatrule_lines_in_order",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="conference.conference",
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="directory.organisation",
                        verbose_name="cơ quan mời",
                    ),
                ),
                (
                    "in_place_of",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successor",
                        to="delegates.invitation",
                        verbose_name="thay cho",
                    ),
                ),
                ("change_reason", models.CharField(blank=True, max_length=500, verbose_name="lý do thay đổi")),
                ("office_name", models.CharField(max_length=200, verbose_name="tên cơ quan")),
                ("office_short", models.CharField(max_length=40, verbose_name="chữ viết tắt trong ký hiệu")),
                ("office_above", models.CharField(blank=True, max_length=200, verbose_name="cơ quan chủ quản")),
                ("office_place", models.CharField(max_length=80, verbose_name="địa danh")),
                ("event", models.CharField(max_length=500, verbose_name="tới dự")),
                ("chair", models.CharField(max_length=300, verbose_name="chủ trì")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="ngày họp")),
                ("clock", models.TimeField(blank=True, null=True, verbose_name="giờ bắt đầu")),
                ("place", models.CharField(max_length=500, verbose_name="địa điểm")),
                ("contents", models.TextField(blank=True, verbose_name="nội dung")),
                ("requests", models.TextField(blank=True, verbose_name="yêu cầu đối với đại biểu")),
                ("contact", models.CharField(max_length=300, verbose_name="đầu mối liên hệ")),
                ("authority", models.CharField(blank=True, max_length=200, verbose_name="quyền hạn ký")),
                ("signer_title", models.CharField(max_length=120, verbose_name="chức vụ người ký")),
                ("signer", models.CharField(max_length=120, verbose_name="người ký")),
                ("recipients", models.TextField(blank=True, verbose_name="nơi nhận")),
                ("archive", models.CharField(default="VT", max_length=80, verbose_name="lưu")),
                ("number", models.PositiveIntegerField(blank=True, null=True, verbose_name="số")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="ngày ký")),
                ("address", models.URLField(blank=True)),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("drafted_at", models.DateTimeField(auto_now_add=True)),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("issued_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("issued_at", None),
                            models.Q(("number__isnull", False), ("signed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="invitation_issued_has_number_and_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_place_of", None),
                            models.Q(("in_place_of", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="invitation_not_in_own_place",
                    ),
                    models.UniqueConstraint(
                        fields=("issuer", "number", "signed_on"), name="invitation_number_once_a_day"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ContactChannel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="channels",
                        to="directory.organisation",
                    ),
                ),
                ("label", models.CharField(max_length=80, verbose_name="tên kênh")),
                ("url", models.CharField(max_length=254, verbose_name="địa chỉ kênh")),
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
                    models.UniqueConstraint(fields=("organisation", "url"), name="channel_once_for_a_body")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CheckInLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="check_in_links", to="conference.site"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="tên thiết bị")),
                ("is_reception", models.BooleanField(default=False, verbose_name="lễ tân đón khách")),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("expires_at", models.DateTimeField(verbose_name="hết hạn lúc")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="thu hồi lúc")),
                (
                    "revoked_by",
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
                "ordering": ["pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Hall",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "site",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="hall", to="conference.site"
                    ),
                ),
                ("rows", models.PositiveSmallIntegerField(verbose_name="số hàng ghế")),
                ("left", models.PositiveSmallIntegerField(verbose_name="số ghế mỗi hàng, dãy trái")),
                ("right", models.PositiveSmallIntegerField(verbose_name="số ghế mỗi hàng, dãy phải")),
                ("table", models.PositiveSmallIntegerField(verbose_name="số ghế bàn chủ trì")),
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
                            ("left__lte", 40), ("right__lte", 40), ("rows__lte", 60), ("table__lte", 20)
                        ),
                        name="hall_of_a_human_size",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="NamingList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="conference.conference"
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
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
        migrations.CreateModel(
            name="InvitingPolicy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="inviting", to="conference.conference"
                    ),
                ),
                (
                    "districts_invite",
                    models.BooleanField(default=False, verbose_name="cấp huyện mời đại biểu của huyện và các xã"),
                ),
                ("hold_mail", models.BooleanField(default=True, verbose_name="thư chờ duyệt trước khi gửi")),
                ("name_before", models.PositiveSmallIntegerField(default=8, verbose_name="cử đại biểu trước")),
                ("invite_before", models.PositiveSmallIntegerField(default=5, verbose_name="gửi giấy mời trước")),
                ("answer_before", models.PositiveSmallIntegerField(default=2, verbose_name="trả lời trước")),
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("invite_before__gte", 3)), name="inviting_three_working_days_at_least"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="seats", to="conference.unit"
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="seats",
                        to="delegates.seatrule",
                    ),
                ),
                ("post", models.CharField(max_length=200, verbose_name="chức danh")),
                ("post_key", models.CharField(editable=False, max_length=200)),
                (
                    "count",
                    models.CharField(
                        blank=True,
                        choices=[("one", "01 đại biểu"), ("several", "nhiều đại biểu"), ("group", "cả tổ chức")],
                        max_length=8,
                        verbose_name="số lượng",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="seats",
                        to="directory.group",
                    ),
                ),
                ("size", models.PositiveIntegerField(blank=True, null=True, verbose_name="số người")),
                ("was_sized", models.BooleanField(default=False, verbose_name="số người do người đặt")),
                ("ground_lost_at", models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "post_key"), name="seat_once_per_post"),
                    models.CheckConstraint(
                        condition=models.Q(("count", ""), ("count__in", ["one", "several", "group"]), _connector="OR"),
                        name="seat_known_count",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("count", "one"), _negated=True), ("size", 1), _connector="OR"),
                        name="seat_for_one_has_one",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HallMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "hall",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="delegates.hall"
                    ),
                ),
                ("before", models.JSONField()),
                ("after", models.JSONField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="HallApproval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "hall",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="approvals", to="delegates.hall"
                    ),
                ),
                ("seats", models.JSONField()),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="ý kiến, văn bản")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at", None)), fields=("hall",), name="hall_one_approval_holds"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("superseded_at", None), ("superseded_at__gte", models.F("at")), _connector="OR"
                        ),
                        name="hall_approval_ends_later",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Delegate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="delegates", to="delegates.seat"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="delegations", to="directory.person"
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="chức vụ")),
                ("is_only", models.BooleanField(editable=False)),
                (
                    "in_place_of",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="successor",
                        to="delegates.delegate",
                        verbose_name="thay cho",
                    ),
                ),
                ("deputy_reason", models.CharField(blank=True, max_length=500, verbose_name="lý do dự thay")),
                ("needs_consent", models.BooleanField(default=False, verbose_name="cần chủ trì đồng ý")),
                (
                    "named_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("named_at", models.DateTimeField(auto_now_add=True)),
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
                ("end_reason", models.CharField(blank=True, max_length=500, verbose_name="lý do không dự")),
            ],
            options={
                "indexes": [models.Index(fields=["seat", "ended_at"], name="delegate_on_seat")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None), ("is_only", True)),
                        fields=("seat",),
                        name="delegate_one_on_a_seat_for_one",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("seat", "person"),
                        name="delegate_once_on_a_seat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_place_of", None),
                            models.Q(("in_place_of", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="delegate_not_in_own_place",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "delegate",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="consent", to="delegates.delegate"
                    ),
                ),
                ("is_given", models.BooleanField(verbose_name="đồng ý")),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="ý kiến, văn bản")),
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
            name="InvitationCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "invitation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="copies", to="delegates.invitation"
                    ),
                ),
                (
                    "delegate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="copies",
                        to="delegates.delegate",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="copies",
                        to="conference.unit",
                    ),
                ),
                ("guest", models.CharField(max_length=600, verbose_name="kính mời")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("pdf", models.FileField(blank=True, upload_to="invitations/")),
                ("rendered_at", models.DateTimeField(blank=True, null=True)),
                ("problem", models.CharField(blank=True, max_length=500, verbose_name="vướng mắc")),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "revoked_by",
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
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("delegate__isnull", False), ("unit", None)),
                            models.Q(("delegate", None), ("unit__isnull", False)),
                            _connector="OR",
                        ),
                        name="copy_of_a_person_or_of_a_unit",
                    ),
                    models.UniqueConstraint(fields=("invitation", "delegate"), name="copy_once_for_a_delegate"),
                    models.UniqueConstraint(fields=("invitation", "unit"), name="copy_once_for_a_unit"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CheckIn",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="check_ins",
                        to="conference.conference",
                    ),
                ),
                (
                    "delegate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="check_ins", to="delegates.delegate"
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="check_ins",
                        to="conference.site",
                    ),
                ),
                (
                    "says",
                    models.CharField(
                        choices=[
                            ("in_person", "IN_PERSON"),
                            ("online", "ONLINE"),
                            ("left", "LEFT"),
                            ("absent", "ABSENT"),
                            ("undo", "UNDO"),
                        ],
                        max_length=10,
                        verbose_name="điều ghi",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("list", "theo danh sách"),
                            ("code", "quét mã"),
                            ("phone", "điện thoại của đại biểu"),
                            ("reception", "lễ tân đón"),
                        ],
                        max_length=10,
                        verbose_name="cách điểm danh",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="lý do")),
                ("takes_back", models.JSONField(blank=True, default=list)),
                ("said_at", models.DateTimeField()),
                ("at", models.DateTimeField()),
                ("received_at", models.DateTimeField()),
                ("device", models.UUIDField(blank=True, null=True)),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="check_ins",
                        to="delegates.checkinlink",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("says__in", ["in_person", "online", "left", "absent", "undo"])),
                        name="check_in_known_saying",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["list", "code", "phone", "reception"])),
                        name="check_in_known_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("says", "absent"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="check_in_absence_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("at__lte", models.F("received_at"))), name="check_in_not_of_tomorrow"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HallSeat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "hall",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="taken", to="delegates.hall"
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("table", "TABLE"), ("left", "LEFT"), ("right", "RIGHT")],
                        max_length=6,
                        verbose_name="dãy",
                    ),
                ),
                ("row", models.PositiveSmallIntegerField(verbose_name="hàng")),
                ("number", models.PositiveSmallIntegerField(verbose_name="ghế")),
                (
                    "delegate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="hall_seats", to="delegates.delegate"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("hall", "side", "row", "number"), name="hall_chair_for_one"),
                    models.UniqueConstraint(fields=("hall", "delegate"), name="hall_delegate_on_one_chair"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("row", 0), ("side", "table")),
                            models.Q(models.Q(("side", "table"), _negated=True), ("row__gte", 1)),
                            _connector="OR",
                        ),
                        name="hall_table_has_no_row",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "copy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="delegates.invitationcopy",
                    ),
                ),
                (
                    "choice",
                    models.CharField(
                        choices=[
                            ("accept", "Nhận lời"),
                            ("decline", "Không dự được"),
                            ("propose", "Đề nghị cử người khác"),
                        ],
                        max_length=10,
                        verbose_name="trả lời",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="lý do")),
                ("proposed_name", models.CharField(blank=True, max_length=120, verbose_name="đề nghị cử")),
                (
                    "proposed_title",
                    models.CharField(blank=True, max_length=200, verbose_name="chức vụ người được đề nghị"),
                ),
                ("diet", models.CharField(blank=True, max_length=200, verbose_name="chế độ ăn")),
                ("vehicle", models.CharField(blank=True, max_length=200, verbose_name="phương tiện")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at", None)), fields=("copy",), name="answer_one_holds"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("choice__in", ["accept", "decline", "propose"])), name="answer_known_choice"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("choice", "decline"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="answer_no_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("choice", "propose"), _negated=True),
                            models.Q(("proposed_name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="answer_proposal_has_a_name",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
