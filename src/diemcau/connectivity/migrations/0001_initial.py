"""Every table of the package, as it stands."""

import diemcau.connectivity.models.checklists
import django.core.validators
import django.db.models.deletion
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
            name="Campaign",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="line_campaigns",
                        to="conference.conference",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="tên đợt")),
                (
                    "profile",
                    models.CharField(
                        choices=[("720p", "720p có nội dung"), ("1080p", "1080p có nội dung")],
                        max_length=12,
                        verbose_name="mức chất lượng",
                    ),
                ),
                ("opens_at", models.DateTimeField(verbose_name="từ")),
                ("closes_at", models.DateTimeField(verbose_name="đến")),
                ("at_once", models.PositiveSmallIntegerField(verbose_name="số điểm cầu cùng lúc")),
                ("slot_minutes", models.PositiveSmallIntegerField(verbose_name="số phút mỗi lượt")),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-opens_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opens_at"))), name="line_campaign_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("at_once__gte", 1), ("slot_minutes__gte", 1)),
                        name="line_campaign_has_slots",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Tick",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ticks", to="conference.site"
                    ),
                ),
                ("item", models.CharField(max_length=20, verbose_name="mục")),
                ("is_ready", models.BooleanField(verbose_name="sẵn sàng")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="ghi chú")),
                ("photo", models.FileField(blank=True, upload_to=diemcau.connectivity.models.checklists.random_name)),
                ("photo_name", models.CharField(blank=True, max_length=200)),
                ("photo_type", models.CharField(blank=True, max_length=40)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("site", "item"), name="tick_once_per_item"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "item__in",
                                (
                                    "room",
                                    "seating",
                                    "light",
                                    "screen",
                                    "camera",
                                    "sound",
                                    "backup_line",
                                    "backup_power",
                                    "people",
                                ),
                            )
                        ),
                        name="tick_known_item",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DutyPerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="duty", to="conference.site"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="họ tên")),
                (
                    "phone",
                    models.CharField(
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\+?[0-9][0-9 .\\-]{6,18}$", "Số điện thoại chỉ gồm chữ số, ví dụ 0235 3810 000."
                            )
                        ],
                        verbose_name="điện thoại",
                    ),
                ),
                ("task", models.CharField(blank=True, max_length=80, verbose_name="phụ trách")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("site", "phone"), name="duty_person_once_per_phone")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="conference.site"
                    ),
                ),
                ("carrier", models.CharField(blank=True, max_length=60, verbose_name="nhà mạng")),
                ("medium", models.CharField(blank=True, max_length=60, verbose_name="loại đường truyền")),
                ("is_backup", models.BooleanField(default=False, verbose_name="dự phòng")),
            ],
            options={
                "ordering": ["is_backup", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_backup", False)), fields=("site",), name="line_one_main_per_site"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_backup", True)),
                        fields=("site", "carrier"),
                        name="line_backup_once_per_carrier",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="incidents", to="conference.site"
                    ),
                ),
                (
                    "fault",
                    models.CharField(
                        choices=[
                            ("no_picture", "không có hình"),
                            ("no_sound", "không có tiếng"),
                            ("lost", "mất kết nối"),
                            ("line", "đường truyền không trả lời"),
                            ("power", "mất điện"),
                        ],
                        max_length=12,
                        verbose_name="sự cố",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("site", "điểm cầu"),
                            ("operator", "người điều hành"),
                            ("probe", "máy chủ dò"),
                            ("system", "hệ thống họp"),
                        ],
                        max_length=10,
                        verbose_name="theo",
                    ),
                ),
                ("began_at", models.DateTimeField(verbose_name="bắt đầu lúc")),
                ("opened_at", models.DateTimeField(verbose_name="phát hiện lúc")),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "handler",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người xử lý",
                    ),
                ),
                ("restored_at", models.DateTimeField(blank=True, null=True, verbose_name="khôi phục lúc")),
                (
                    "restored_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("cause", models.CharField(blank=True, max_length=300, verbose_name="nguyên nhân")),
            ],
            options={
                "ordering": ["-opened_at", "-pk"],
                "indexes": [models.Index(fields=["site", "-opened_at"], name="incident_newest_first")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("restored_at", None)),
                        fields=("site", "fault"),
                        name="incident_one_open_per_site_and_fault",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("opened_at__gte", models.F("began_at"))),
                        name="incident_seen_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("restored_at", None), ("restored_at__gte", models.F("opened_at")), _connector="OR"
                        ),
                        name="incident_restored_after_seen",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fault__in", ["no_picture", "no_sound", "lost", "line", "power"])),
                        name="incident_known_fault",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["site", "operator", "probe", "system"])),
                        name="incident_known_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="presences", to="conference.site"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("connected", "đã vào họp"),
                            ("weak", "chập chờn"),
                            ("lost", "mất kết nối"),
                            ("absent", "vắng"),
                            ("not_yet", "chưa vào"),
                        ],
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("since", models.DateTimeField(verbose_name="từ lúc")),
                ("until", models.DateTimeField(blank=True, null=True, verbose_name="đến lúc")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("site", "điểm cầu"),
                            ("operator", "người điều hành"),
                            ("probe", "máy chủ dò"),
                            ("system", "hệ thống họp"),
                        ],
                        max_length=10,
                        verbose_name="theo",
                    ),
                ),
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
                ("note", models.CharField(blank=True, max_length=300, verbose_name="ghi chú")),
            ],
            options={
                "ordering": ["-since", "-pk"],
                "indexes": [models.Index(fields=["site", "-since"], name="presence_newest_first")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)), fields=("site",), name="presence_one_current_per_site"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="presence_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["connected", "weak", "lost", "absent", "not_yet"])),
                        name="presence_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["site", "operator", "probe", "system"])),
                        name="presence_known_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PictureCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="picture_checks", to="conference.site"
                    ),
                ),
                ("has_picture", models.BooleanField(verbose_name="có hình")),
                ("has_sound", models.BooleanField(verbose_name="có tiếng")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("site", "điểm cầu"),
                            ("operator", "người điều hành"),
                            ("probe", "máy chủ dò"),
                            ("system", "hệ thống họp"),
                        ],
                        max_length=10,
                        verbose_name="theo",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="lúc")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="ghi chú")),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [models.Index(fields=["site", "-at"], name="picture_check_newest_first")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["site", "operator", "probe", "system"])),
                        name="picture_check_known_source",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProbeTarget",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="probe_targets", to="conference.site"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("icmp", "ICMP"),
                            ("tcp", "TCP"),
                            ("tls", "TLS"),
                            ("https", "HTTPS"),
                            ("sip", "SIP OPTIONS (TCP)"),
                            ("sipu", "SIP OPTIONS (UDP)"),
                        ],
                        max_length=5,
                        verbose_name="cách dò",
                    ),
                ),
                ("address", models.CharField(max_length=253, verbose_name="địa chỉ")),
                ("port", models.PositiveIntegerField(default=0, verbose_name="cổng")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("site", "kind", "address", "port"), name="probe_target_once"),
                    models.CheckConstraint(condition=models.Q(("port__lte", 65535)), name="probe_target_port_exists"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["icmp", "tcp", "tls", "https", "sip", "sipu"])),
                        name="probe_target_known_kind",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="TrialRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trial_runs",
                        to="conference.conference",
                    ),
                ),
                ("begins_at", models.DateTimeField(verbose_name="bắt đầu")),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("signed_at", models.DateTimeField(blank=True, null=True)),
                ("conclusion", models.CharField(blank=True, max_length=500, verbose_name="kết luận")),
            ],
            options={
                "ordering": ["-begins_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("conference", "begins_at"), name="trial_run_once_at_a_time")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="LastHourCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="last_hour",
                        to="conference.conference",
                    ),
                ),
                ("item", models.CharField(max_length=20, verbose_name="mục")),
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
                    models.UniqueConstraint(fields=("conference", "item"), name="last_hour_once_per_item"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "item__in",
                                (
                                    "power_on",
                                    "bridge_up",
                                    "roll_call",
                                    "two_way",
                                    "content",
                                    "backup",
                                    "phones",
                                    "mute",
                                    "ready",
                                ),
                            )
                        ),
                        name="last_hour_known_item",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="VideoWay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "site",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="video_way", to="conference.site"
                    ),
                ),
                (
                    "system",
                    models.CharField(
                        choices=[
                            ("link", "Liên kết họp (Jitsi, BigBlueButton, Zoom …)"),
                            ("manual", "Thiết bị phòng họp, điện thoại"),
                        ],
                        max_length=10,
                        verbose_name="cách vào",
                    ),
                ),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="liên kết")),
                ("dial", models.CharField(blank=True, max_length=120, verbose_name="chuỗi quay số")),
                ("room", models.CharField(blank=True, max_length=120, verbose_name="phòng họp trên thiết bị")),
                ("passcode", models.CharField(blank=True, max_length=40, verbose_name="mã vào")),
                ("cue", models.CharField(blank=True, max_length=300, verbose_name="lời nhắc cho người điều hành")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("system__in", ["link", "manual"])), name="video_way_known_system"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Bridge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bridges", to="directory.organisation"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="tên cầu họp")),
                ("ports", models.PositiveIntegerField(verbose_name="số cổng")),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "name"), name="bridge_once_per_name"),
                    models.CheckConstraint(condition=models.Q(("ports__gte", 1)), name="bridge_has_ports"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Slot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="slots", to="connectivity.campaign"
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="line_slots", to="conference.site"
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="giờ đo")),
            ],
            options={
                "ordering": ["starts_at", "pk"],
                "constraints": [models.UniqueConstraint(fields=("campaign", "site"), name="line_slot_once_per_site")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Escalation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="escalations",
                        to="connectivity.campaign",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="line_escalations",
                        to="conference.site",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="directory.organisation"
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="lý do")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "site", "to"), name="line_escalation_once_per_body")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="TickCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "tick",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="check_row", to="connectivity.tick"
                    ),
                ),
                ("agrees", models.BooleanField(verbose_name="đạt")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="ghi chú")),
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
            name="IncidentEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="connectivity.incident"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="lúc")),
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
                (
                    "deed",
                    models.CharField(
                        choices=[
                            ("opened", "mở sự cố"),
                            ("seen_again", "lại thấy"),
                            ("taken_on", "nhận xử lý"),
                            ("note", "ghi"),
                            ("to_backup", "chuyển đường dự phòng"),
                            ("called", "gọi điện"),
                            ("restored", "đã khôi phục"),
                            ("reopened", "mở lại"),
                            ("withdrawn", "rút lại, báo nhầm"),
                        ],
                        max_length=12,
                        verbose_name="việc",
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=300, verbose_name="ghi chú")),
            ],
            options={
                "ordering": ["at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "deed__in",
                                [
                                    "opened",
                                    "seen_again",
                                    "taken_on",
                                    "note",
                                    "to_backup",
                                    "called",
                                    "restored",
                                    "reopened",
                                    "withdrawn",
                                ],
                            )
                        ),
                        name="incident_entry_known_deed",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="LineTest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(editable=False, unique=True)),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tests", to="connectivity.line"
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="tests",
                        to="connectivity.campaign",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người đo",
                    ),
                ),
                ("began_at", models.DateTimeField(verbose_name="bắt đầu")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "profile",
                    models.CharField(
                        choices=[("720p", "720p có nội dung"), ("1080p", "1080p có nội dung")],
                        max_length=12,
                        verbose_name="mức chất lượng",
                    ),
                ),
                (
                    "ending",
                    models.CharField(
                        choices=[
                            ("whole", "đo xong"),
                            ("cut", "đứt giữa chừng"),
                            ("slept", "máy ngủ giữa chừng"),
                            ("left", "người đo dừng"),
                        ],
                        max_length=8,
                        verbose_name="kết thúc",
                    ),
                ),
                (
                    "verdict",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(0, "đạt"), (1, "chưa chắc, đo lại"), (2, "yếu"), (3, "không đạt")],
                        null=True,
                        verbose_name="kết luận",
                    ),
                ),
                ("reasons", models.JSONField(default=list, verbose_name="lý do")),
                (
                    "transport",
                    models.CharField(
                        choices=[("webrtc", "gói tin rời, như cuộc họp"), ("tcp", "TCP, không đo được mất gói")],
                        max_length=8,
                    ),
                ),
                ("round_trip_ms", models.FloatField(null=True, verbose_name="độ trễ khứ hồi")),
                ("loaded_trip_ms", models.FloatField(null=True, verbose_name="độ trễ khi giữ tốc độ")),
                ("jitter_ms", models.FloatField(null=True, verbose_name="độ rung trễ")),
                ("echoes_sent", models.PositiveIntegerField(default=0)),
                ("echoes_back", models.PositiveIntegerField(default=0)),
                ("echoes_seen", models.PositiveIntegerField(default=0)),
                ("down_mbps", models.FloatField(null=True, verbose_name="tải về")),
                ("up_mbps", models.FloatField(null=True, verbose_name="gửi lên")),
                ("down_most_mbps", models.FloatField(null=True, verbose_name="tải về nhiều nhất")),
                ("up_most_mbps", models.FloatField(null=True, verbose_name="gửi lên nhiều nhất")),
                ("rating", models.FloatField(null=True, verbose_name="điểm E-model")),
                ("clock_ahead_ms", models.FloatField(null=True, verbose_name="đồng hồ máy nhanh")),
                ("was_held_back", models.BooleanField(default=False)),
                ("browser", models.CharField(blank=True, max_length=60, verbose_name="trình duyệt")),
                ("system", models.CharField(blank=True, max_length=60, verbose_name="hệ điều hành")),
                ("has_camera", models.BooleanField(null=True, verbose_name="có hình")),
                ("has_microphone", models.BooleanField(null=True, verbose_name="có tiếng")),
                ("course", models.JSONField(default=list)),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [models.Index(fields=["line", "-at"], name="line_test_newest_first")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("echoes_back__lte", models.F("echoes_seen")), ("echoes_seen__lte", models.F("echoes_sent"))
                        ),
                        name="line_test_echoes_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ending", "whole"), ("verdict__isnull", False)),
                            models.Q(models.Q(("ending", "whole"), _negated=True), ("verdict", None)),
                            _connector="OR",
                        ),
                        name="line_test_whole_has_a_verdict",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("verdict", None), ("verdict__lte", 3), _connector="OR"),
                        name="line_test_known_verdict",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("transport__in", ["webrtc", "tcp"])), name="line_test_known_transport"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ending__in", ["whole", "cut", "slept", "left"])),
                        name="line_test_known_ending",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProbeSpell",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="spells",
                        to="connectivity.probetarget",
                    ),
                ),
                ("is_up", models.BooleanField(verbose_name="trả lời")),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("resolve", "tìm địa chỉ"),
                            ("connect", "kết nối"),
                            ("tls", "bắt tay TLS"),
                            ("answer", "trả lời"),
                        ],
                        max_length=8,
                        verbose_name="pha",
                    ),
                ),
                ("ms", models.FloatField(default=0, verbose_name="mili giây")),
                ("why", models.CharField(blank=True, max_length=200, verbose_name="lý do")),
                ("since", models.DateTimeField(verbose_name="từ lúc")),
                ("until", models.DateTimeField(blank=True, null=True, verbose_name="đến lúc")),
            ],
            options={
                "ordering": ["-since", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)), fields=("target",), name="probe_spell_one_current"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="probe_spell_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("phase__in", ["resolve", "connect", "tls", "answer"])),
                        name="probe_spell_known_phase",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="TrialResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="results", to="connectivity.trialrun"
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="trial_results", to="conference.site"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("on_time", "vào đúng giờ"),
                            ("late", "vào muộn"),
                            ("failed", "không đạt"),
                            ("absent", "không vào"),
                        ],
                        max_length=8,
                        verbose_name="kết quả",
                    ),
                ),
                ("joined_at", models.DateTimeField(blank=True, null=True, verbose_name="vào lúc")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="lý do")),
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("run", "site"), name="trial_result_once_per_site"),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["on_time", "late", "failed", "absent"])),
                        name="trial_result_known",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Booking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "bridge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="bookings", to="connectivity.bridge"
                    ),
                ),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bookings", to="conference.conference"
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="từ")),
                ("ends_at", models.DateTimeField(verbose_name="đến")),
                ("ports", models.PositiveIntegerField(verbose_name="số cổng")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "given_up_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("given_up_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["starts_at", "pk"],
                "indexes": [models.Index(fields=["bridge", "starts_at"], name="booking_by_bridge")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="booking_in_order"
                    ),
                    models.CheckConstraint(condition=models.Q(("ports__gte", 1)), name="booking_has_ports"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignOff",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "test",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sign_off", to="connectivity.linetest"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="ghi chú")),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
