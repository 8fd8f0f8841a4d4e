"""Every table of the package, as it stands."""

import diemcau.contest.models.certificates
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
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
            name="Contest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="contests", to="conference.conference"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="tên cuộc thi")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("rules", models.TextField(blank=True, verbose_name="thể lệ")),
                ("question", models.CharField(blank=True, max_length=300, verbose_name="câu hỏi dự đoán")),
                (
                    "budget_vnd",
                    models.PositiveBigIntegerField(blank=True, null=True, verbose_name="kinh phí giải thưởng (đồng)"),
                ),
                (
                    "works_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="người dự thi tự gửi bài viết, clip đến"),
                ),
                ("complaints_until", models.DateTimeField(blank=True, null=True, verbose_name="nhận phúc khảo đến")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Bank",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="banks", to="contest.contest"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField()),
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
                "ordering": ["-version"],
                "constraints": [models.UniqueConstraint(fields=("contest", "version"), name="bank_version_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Headcount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="headcounts", to="contest.contest"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="directory.organisation"
                    ),
                ),
                ("people", models.PositiveIntegerField(verbose_name="số người")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("contest", "organisation"), name="headcount_once"),
                    models.CheckConstraint(condition=models.Q(("people__gte", 1)), name="headcount_of_somebody"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Contestant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="contestants", to="contest.contest"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="họ và tên")),
                ("address", models.CharField(max_length=200, verbose_name="thư điện tử hoặc số điện thoại")),
                ("address_key", models.CharField(editable=False, max_length=200)),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organisation",
                    ),
                ),
                ("code_hash", models.CharField(blank=True, max_length=64)),
                ("code_until", models.DateTimeField(blank=True, null=True)),
                ("code_tries", models.PositiveSmallIntegerField(default=0)),
                ("codes_sent", models.PositiveSmallIntegerField(default=0)),
                ("verified_at", models.DateTimeField(blank=True, null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("verified_at", None)),
                        fields=["contest", "code_until"],
                        name="contestant_never_showed",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("contest", "address_key"), name="contestant_once_per_address")
                ],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="criteria", to="contest.contest"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="tiêu chí")),
                ("most", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="điểm tối đa")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("contest", "name"), name="rubric_criterion_once"),
                    models.CheckConstraint(
                        condition=models.Q(("most__gt", 0)), name="rubric_criterion_gives_something"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Judge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="judges", to="contest.contest"
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("contest", "account"), name="judge_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Prize",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="prizes", to="contest.contest"
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[("individual", "cá nhân"), ("collective", "tập thể"), ("entries", "tác phẩm")],
                        max_length=12,
                        verbose_name="loại",
                    ),
                ),
                (
                    "honour",
                    models.CharField(
                        choices=[("prize", "giải thưởng của cuộc thi"), ("merit", "Bằng khen của Chủ tịch UBND")],
                        default="prize",
                        max_length=5,
                        verbose_name="hình thức",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("name", models.CharField(max_length=120, verbose_name="tên giải")),
                ("count", models.PositiveSmallIntegerField(verbose_name="số giải")),
                ("vnd", models.PositiveBigIntegerField(default=0, verbose_name="giá trị mỗi giải (đồng)")),
            ],
            options={
                "ordering": ["category", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("contest", "category", "name"), name="prize_name_once"),
                    models.CheckConstraint(condition=models.Q(("count__gte", 1)), name="prize_is_given"),
                    models.CheckConstraint(
                        condition=models.Q(("category__in", ["individual", "collective", "entries"])),
                        name="prize_known_category",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("honour__in", ["prize", "merit"])), name="prize_known_honour"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="results", to="contest.contest"
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[("individual", "cá nhân"), ("collective", "tập thể"), ("entries", "tác phẩm")],
                        max_length=12,
                    ),
                ),
                (
                    "honour",
                    models.CharField(
                        choices=[("prize", "giải thưởng của cuộc thi"), ("merit", "Bằng khen của Chủ tịch UBND")],
                        default="prize",
                        max_length=5,
                    ),
                ),
                ("decision", models.CharField(max_length=60, verbose_name="số quyết định")),
                ("decided_on", models.DateField(verbose_name="ngày quyết định")),
                ("content", models.JSONField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("contest", "category", "honour"), name="result_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "bank",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="contest.bank"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("options", models.JSONField()),
                ("key", models.PositiveSmallIntegerField()),
                ("topic", models.CharField(blank=True, max_length=120)),
            ],
            options={
                "ordering": ["number"],
                "constraints": [models.UniqueConstraint(fields=("bank", "number"), name="question_number_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rounds", to="contest.contest"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="vòng")),
                (
                    "bank",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="contest.bank"
                    ),
                ),
                ("opens_at", models.DateTimeField(verbose_name="mở lúc")),
                ("closes_at", models.DateTimeField(verbose_name="đóng lúc")),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="số phút làm bài")),
                ("questions", models.PositiveSmallIntegerField(verbose_name="số câu mỗi bài")),
                ("seed", models.CharField(max_length=40, verbose_name="hạt giống bốc đề")),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("contest", "number"), name="round_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("closes_at__gt", models.F("opens_at"))), name="round_opens_before_it_closes"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__range", (1, 600)), ("questions__gte", 1)), name="round_takes_time"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CodeSent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="contest.contest"
                    ),
                ),
                (
                    "contestant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="codes", to="contest.contestant"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=24)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "indexes": [models.Index(fields=["contest", "at", "source"], name="code_sent_lately")],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="contest.contest"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("article", "bài viết"), ("clip", "clip")], max_length=8, verbose_name="thể loại"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="tên tác phẩm")),
                ("author", models.CharField(max_length=200, verbose_name="tác giả, nhóm tác giả")),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organisation",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="nội dung bài viết")),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="liên kết")),
                ("file", models.FileField(blank=True, upload_to="entries/", verbose_name="tệp")),
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
                    "contestant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="works",
                        to="contest.contestant",
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by__isnull", False), ("contestant__isnull", False), _connector="OR"),
                        name="entry_sent_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["article", "clip"])), name="entry_known_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("file", ""), ("link", ""), ("text", ""), _negated=True),
                        name="entry_is_something",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="MeritLayout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "result",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="merit_layout", to="contest.result"
                    ),
                ),
                ("authority", models.CharField(max_length=200, verbose_name="người tặng")),
                ("deed", models.CharField(max_length=400, verbose_name="thành tích")),
                ("place", models.CharField(max_length=80, verbose_name="địa danh")),
                ("signed_on", models.DateField(verbose_name="ngày ký")),
                (
                    "office",
                    models.CharField(
                        help_text="Ký thay thì ghi hai dòng: KT. CHỦ TỊCH, PHÓ CHỦ TỊCH.",
                        max_length=120,
                        verbose_name="chức vụ người ký",
                    ),
                ),
                ("signer", models.CharField(max_length=120, verbose_name="họ tên người ký")),
                (
                    "first_number",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="số sổ vàng, từ số"
                    ),
                ),
                (
                    "sheet",
                    models.CharField(
                        choices=[("a4", "A4 ngang"), ("a3", "A3 ngang"), ("400x300", "400 × 300 mm")],
                        max_length=8,
                        verbose_name="khổ giấy",
                    ),
                ),
                (
                    "stock",
                    models.CharField(
                        choices=[
                            ("white", "giấy trắng, in khung và chữ"),
                            ("framed", "phôi có khung, Quốc huy"),
                            ("worded", "phôi có sẵn cả chữ"),
                        ],
                        help_text="Phôi có sẵn cả chữ thì chỉ in tên, thành tích, quyết định, ngày và người ký.",
                        max_length=8,
                        verbose_name="in trên",
                    ),
                ),
                (
                    "shift_right",
                    models.SmallIntegerField(
                        default=0,
                        validators=[
                            django.core.validators.MinValueValidator(-60),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="dịch sang phải (mm)",
                    ),
                ),
                (
                    "shift_down",
                    models.SmallIntegerField(
                        default=0,
                        validators=[
                            django.core.validators.MinValueValidator(-60),
                            django.core.validators.MaxValueValidator(60),
                        ],
                        verbose_name="dịch xuống (mm)",
                    ),
                ),
                (
                    "name_top",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(10),
                            django.core.validators.MaxValueValidator(420),
                        ],
                        verbose_name="dòng tên cách mép trên (mm)",
                    ),
                ),
                (
                    "foot_top",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(10),
                            django.core.validators.MaxValueValidator(420),
                        ],
                        verbose_name="dòng số quyết định, ngày ký cách mép trên (mm)",
                    ),
                ),
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
                    models.CheckConstraint(condition=models.Q(("first_number__gte", 1)), name="merit_numbers_from_one"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sheet__in", ["a4", "a3", "400x300"]), ("stock__in", ["white", "framed", "worded"])
                        ),
                        name="merit_known_sheet_and_stock",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attempts", to="contest.round"
                    ),
                ),
                (
                    "contestant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attempts", to="contest.contestant"
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("answers", models.JSONField(default=dict)),
                ("prediction", models.PositiveIntegerField(blank=True, null=True)),
                ("boot", models.CharField(blank=True, max_length=40)),
                ("ticks", models.FloatField(default=0)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("right", models.PositiveSmallIntegerField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["round", "-right", "sent_at"], name="attempt_in_order")],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "contestant"), name="attempt_one_per_person"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("started_at"))), name="attempt_takes_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_at", None), models.Q(("right", None), _negated=True), _connector="OR"
                        ),
                        name="attempt_sent_is_marked",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Judging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="judgings", to="contest.entry"
                    ),
                ),
                (
                    "judge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="judgings", to="contest.judge"
                    ),
                ),
                (
                    "entry_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organisation",
                    ),
                ),
                (
                    "judge_unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.organisation",
                    ),
                ),
                ("marks", models.JSONField()),
                ("at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "judge"), name="judging_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("entry_unit", None),
                            ("judge_unit", None),
                            models.Q(("entry_unit", models.F("judge_unit")), _negated=True),
                            _connector="OR",
                        ),
                        name="judging_not_of_the_own_unit",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Winner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "prize",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="winners", to="contest.prize"
                    ),
                ),
                (
                    "result",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="winners", to="contest.result"
                    ),
                ),
                (
                    "contestant",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prizes",
                        to="contest.contestant",
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
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prizes",
                        to="contest.entry",
                    ),
                ),
                ("rank", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ["rank", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("result", "contestant"), name="winner_one_prize"),
                    models.UniqueConstraint(fields=("result", "organisation"), name="winner_unit_one_prize"),
                    models.UniqueConstraint(fields=("result", "entry"), name="winner_entry_one_prize"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("contestant__isnull", False), ("entry", None), ("organisation", None)),
                            models.Q(("contestant", None), ("entry", None), ("organisation__isnull", False)),
                            models.Q(("contestant", None), ("entry__isnull", False), ("organisation", None)),
                            _connector="OR",
                        ),
                        name="winner_person_or_unit",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "winner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="certificates", to="contest.winner"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        default=diemcau.contest.models.certificates.new_code, editable=False, max_length=32, unique=True
                    ),
                ),
                ("name", models.CharField(max_length=300)),
                ("unit", models.CharField(blank=True, max_length=300)),
                ("number", models.PositiveIntegerField(blank=True, null=True, verbose_name="số sổ vàng")),
                ("link", models.URLField(max_length=300)),
                ("pdf", models.FileField(blank=True, upload_to="certificates/")),
                ("rendered_at", models.DateTimeField(blank=True, null=True)),
                ("problem", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "replaced_by",
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
                "ordering": ["winner__rank", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)), fields=("winner",), name="certificate_one_in_force"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Complaint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "attempt",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="complaint", to="contest.attempt"
                    ),
                ),
                ("text", models.TextField(verbose_name="nội dung đề nghị")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("is_accepted", models.BooleanField(blank=True, null=True, verbose_name="chấp nhận")),
                ("answer", models.TextField(blank=True, verbose_name="trả lời")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
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
                            models.Q(("answered_at", None), ("is_accepted", None)),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="complaint_answered_with_words",
                    )
                ],
                "indexes": [],
            },
        ),
    ]
