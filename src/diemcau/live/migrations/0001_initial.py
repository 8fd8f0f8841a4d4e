"""Every table of the package, as it stands."""

import diemcau.live.domain.floor
import diemcau.live.domain.votes
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("conference", "0001_initial"),
        ("delegates", "0001_initial"),
        ("directory", "0001_initial"),
        ("papers", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Award",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="awards", to="conference.conference"
                    ),
                ),
                ("position", models.PositiveIntegerField(verbose_name="thứ tự")),
                ("group", models.CharField(blank=True, max_length=100, verbose_name="đợt")),
                ("title", models.CharField(max_length=200, verbose_name="phần thưởng")),
                ("receiver", models.CharField(max_length=200, verbose_name="người nhận, tập thể nhận")),
                ("detail", models.CharField(blank=True, max_length=300, verbose_name="chức vụ, đơn vị")),
                ("citation", models.CharField(blank=True, max_length=500, verbose_name="thành tích")),
                ("handed_by", models.CharField(blank=True, max_length=200, verbose_name="người trao")),
                ("taken_by", models.CharField(blank=True, max_length=200, verbose_name="người nhận thay")),
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="awards",
                        to="conference.site",
                        verbose_name="nhận tại điểm cầu",
                    ),
                ),
                ("photo", models.FileField(blank=True, upload_to="awards/", verbose_name="ảnh")),
                ("called_at", models.DateTimeField(blank=True, null=True, verbose_name="mời lên lúc")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="trao xong lúc")),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("called_at__isnull", False), ("done_at", None)),
                        fields=("conference",),
                        name="award_one_called_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done_at", None), ("called_at__isnull", False), _connector="OR"),
                        name="award_done_was_called",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AwardUnit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="award_units",
                        to="conference.conference",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("conference", "organisation"), name="award_unit_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Direction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="directions",
                        to="conference.conference",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("since", models.DateTimeField(verbose_name="từ")),
                ("until", models.DateTimeField(blank=True, null=True, verbose_name="đến")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)), fields=("conference",), name="direction_one_at_a_time"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Deed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="deeds", to="conference.conference"
                    ),
                ),
                ("verb", models.CharField(max_length=80)),
                ("sequence", models.PositiveBigIntegerField()),
                ("at", models.DateTimeField()),
                ("before", models.JSONField(default=list)),
                ("after", models.JSONField(default=list)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["conference", "-id"], name="deed_newest_first")],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Rehearsal",
            fields=[
                (
                    "conference",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="rehearsal",
                        serialize=False,
                        to="conference.conference",
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rehearsals",
                        to="conference.conference",
                    ),
                ),
                ("began_at", models.DateTimeField(verbose_name="bắt đầu lúc")),
                ("clock_from", models.DateTimeField(verbose_name="giờ diễn tập từ")),
                ("factor", models.FloatField(default=1, verbose_name="nhanh gấp")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("factor__gt", 0), ("factor__lte", 1000)), name="rehearsal_clock_runs_on"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="FloorRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="floor_requests",
                        to="conference.conference",
                    ),
                ),
                ("asker", models.CharField(max_length=40)),
                (
                    "site",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="floor_requests",
                        to="conference.site",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="directory.organisation",
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
                    "item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="floor_requests",
                        to="conference.programmeitem",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("speech", "Tham luận"),
                            ("question", "Hỏi"),
                            ("reply", "Trả lời"),
                            ("opinion", "Ý kiến"),
                        ],
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                ("speaker", models.CharField(max_length=200, verbose_name="người phát biểu")),
                ("subject", models.CharField(blank=True, max_length=300, verbose_name="nội dung")),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="số phút")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "đang chờ"),
                            ("invited", "được mời"),
                            ("preparing", "chuẩn bị"),
                            ("on_air", "đang phát biểu"),
                            ("off", "đã phát biểu"),
                            ("withdrawn", "đã rút"),
                            ("declined", "không mời"),
                        ],
                        default=diemcau.live.domain.floor.RequestState["WAITING"],
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("position", models.PositiveIntegerField(verbose_name="thứ tự")),
                ("asked_at", models.DateTimeField(verbose_name="đăng ký lúc")),
                ("proposed_at", models.DateTimeField(blank=True, null=True, verbose_name="thư ký đề xuất lúc")),
                ("invited_at", models.DateTimeField(blank=True, null=True, verbose_name="mời lúc")),
                ("preparing_at", models.DateTimeField(blank=True, null=True, verbose_name="báo chuẩn bị lúc")),
                ("ready_at", models.DateTimeField(blank=True, null=True, verbose_name="điểm cầu báo sẵn sàng lúc")),
                ("on_air_at", models.DateTimeField(blank=True, null=True, verbose_name="lên hình lúc")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="xong lúc")),
            ],
            options={
                "ordering": ["position", "pk"],
                "indexes": [models.Index(fields=["conference", "state"], name="floor_request_by_state")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "on_air")),
                        fields=("conference",),
                        name="floor_one_current_speaker",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["waiting", "invited", "preparing", "on_air"])),
                        fields=("conference", "asker"),
                        name="floor_nobody_twice_in_the_queue",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["speech", "question", "reply", "opinion"])),
                        name="floor_request_known_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "invited", "preparing", "on_air", "off", "withdrawn", "declined"])
                        ),
                        name="floor_request_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "on_air"), _negated=True), ("on_air_at__isnull", False), _connector="OR"
                        ),
                        name="floor_request_on_air_since",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FloorQuota",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="floor_quotas",
                        to="conference.conference",
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
                ("turns", models.PositiveSmallIntegerField(verbose_name="số lượt")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("conference", "tier"), name="floor_quota_once_per_tier")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Stage",
            fields=[
                (
                    "conference",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="stage",
                        serialize=False,
                        to="conference.conference",
                    ),
                ),
                ("last_sequence", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="LogEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="log", to="conference.conference"
                    ),
                ),
                ("sequence", models.PositiveBigIntegerField(verbose_name="số thứ tự")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="lúc")),
                ("audience", models.CharField(max_length=40, verbose_name="ai thấy")),
                ("section", models.CharField(max_length=40, verbose_name="phần")),
                ("content", models.JSONField(null=True, verbose_name="nội dung")),
                ("verb", models.CharField(max_length=80, verbose_name="việc")),
                ("by", models.CharField(max_length=120, verbose_name="người làm")),
            ],
            options={
                "ordering": ["sequence"],
                "indexes": [
                    models.Index(
                        fields=["conference", "audience", "section", "-sequence"], name="log_newest_of_section"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("conference", "sequence"), name="log_entry_once_per_sequence")
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="messages", to="conference.conference"
                    ),
                ),
                ("audience", models.CharField(max_length=40, verbose_name="gửi đến")),
                ("text", models.CharField(max_length=500, verbose_name="nội dung")),
                ("sent_at", models.DateTimeField(verbose_name="gửi lúc")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="thu hồi lúc")),
                ("expected", models.PositiveIntegerField(default=0, verbose_name="số điểm cầu nhận")),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ItemRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="item_runs",
                        to="conference.conference",
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="run", to="conference.programmeitem"
                    ),
                ),
                ("started_at", models.DateTimeField(verbose_name="bắt đầu lúc")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="kết thúc lúc")),
                ("paused_at", models.DateTimeField(blank=True, null=True, verbose_name="tạm dừng từ")),
                ("paused_ms", models.PositiveBigIntegerField(default=0, verbose_name="đã tạm dừng, ms")),
                ("was_skipped", models.BooleanField(default=False, verbose_name="đã bỏ qua")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("conference",), name="item_run_one_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None), ("ended_at__gte", models.F("started_at")), _connector="OR"
                        ),
                        name="item_run_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended_at", None), ("paused_at", None), _connector="OR"),
                        name="item_run_ended_is_not_paused",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("was_skipped", False), ("ended_at", models.F("started_at")), _connector="OR"
                        ),
                        name="item_run_skip",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ItemPaper",
            fields=[
                (
                    "paper",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="of_item",
                        serialize=False,
                        to="papers.paper",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="item_papers",
                        to="conference.programmeitem",
                    ),
                ),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ScreenLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="screen_links",
                        to="conference.conference",
                    ),
                ),
                (
                    "screen",
                    models.CharField(
                        choices=[("hall", "Màn hình hội trường"), ("site", "Điểm cầu"), ("delegate", "Đại biểu")],
                        max_length=10,
                        verbose_name="màn hình",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="screen_links",
                        to="conference.site",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=300, verbose_name="của")),
                (
                    "delegate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="delegates.delegate",
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("expires_at", models.DateTimeField(verbose_name="hết hạn lúc")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="thu hồi lúc")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("screen", "hall"), ("site__isnull", False), _connector="OR"),
                        name="screen_link_names_a_site",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("screen__in", ["hall", "site", "delegate"])),
                        name="screen_link_known_screen",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Slide",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="slides", to="conference.conference"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="tiêu đề")),
                ("content", models.JSONField()),
                ("source", models.CharField(blank=True, max_length=120)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(unique=True)),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="votes", to="conference.conference"
                    ),
                ),
                ("question", models.CharField(max_length=300, verbose_name="câu hỏi")),
                ("options", models.JSONField(verbose_name="phương án")),
                (
                    "electorate",
                    models.CharField(
                        choices=[("sites", "sites"), ("delegates", "delegates")],
                        default=diemcau.live.domain.votes.Electorate["SITES"],
                        max_length=10,
                        verbose_name="ai bỏ phiếu",
                    ),
                ),
                ("is_secret", models.BooleanField(default=False, verbose_name="phiếu kín")),
                ("quorum", models.PositiveSmallIntegerField(default=50, verbose_name="tỷ lệ tham gia tối thiểu, %")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("prepared", "chưa mở"),
                            ("open", "đang lấy phiếu"),
                            ("closed", "đã đóng"),
                            ("released", "đã công bố"),
                        ],
                        default=diemcau.live.domain.votes.VoteState["PREPARED"],
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("released_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")), fields=("conference",), name="vote_one_open_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["prepared", "open", "closed", "released"])),
                        name="vote_known_state",
                    ),
                    models.CheckConstraint(condition=models.Q(("quorum__lte", 100)), name="vote_quorum_is_percent"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="MessageReceipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="receipts", to="live.message"
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="conference.site"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="lúc")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("message", "site"), name="message_receipt_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Voter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "vote",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="voters", to="live.vote"
                    ),
                ),
                ("who", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=300, verbose_name="tên")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("vote", "who"), name="voter_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Ballot",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "vote",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ballots", to="live.vote"
                    ),
                ),
                ("choice", models.PositiveSmallIntegerField()),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Cast",
            fields=[
                (
                    "voter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="cast",
                        serialize=False,
                        to="live.voter",
                    ),
                ),
                ("key", models.UUIDField(unique=True)),
                ("choice", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("receipt", models.CharField(max_length=12, verbose_name="biên nhận")),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
