"""Every table of the package, as it stands."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="lúc")),
                ("verb", models.CharField(max_length=80, verbose_name="việc")),
                ("subject", models.CharField(max_length=120, verbose_name="đối tượng")),
                ("scope", models.CharField(blank=True, max_length=120, verbose_name="trong")),
                ("by", models.CharField(max_length=120, verbose_name="người làm")),
                ("particulars", models.JSONField(default=dict, verbose_name="chi tiết")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["subject", "-id"], name="entry_by_subject"),
                    models.Index(fields=["scope", "-id"], name="entry_by_scope"),
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="OutboxMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=160, unique=True)),
                ("channel", models.CharField(default="email", max_length=12, verbose_name="kênh")),
                ("address", models.CharField(max_length=254, verbose_name="địa chỉ")),
                ("recipient", models.CharField(blank=True, max_length=200, verbose_name="người nhận")),
                ("subject", models.CharField(max_length=300, verbose_name="tiêu đề")),
                ("text", models.TextField(verbose_name="nội dung")),
                ("html", models.TextField(blank=True)),
                ("about", models.CharField(blank=True, max_length=120)),
                ("scope", models.CharField(blank=True, max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "Chờ duyệt gửi"),
                            ("queued", "Chờ gửi"),
                            ("sending", "Đang gửi"),
                            ("sent", "Đã gửi"),
                            ("failed", "Không gửi được"),
                            ("unknown", "Chưa rõ đã đến hay chưa"),
                            ("withdrawn", "Đã rút"),
                        ],
                        max_length=10,
                        verbose_name="tình trạng",
                    ),
                ),
                ("not_before", models.DateTimeField(verbose_name="gửi từ lúc")),
                ("leased_until", models.DateTimeField(blank=True, editable=False, null=True)),
                ("leased_by", models.CharField(blank=True, editable=False, max_length=120)),
                ("handed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="số lần gửi")),
                ("problem", models.CharField(blank=True, max_length=500, verbose_name="vướng mắc")),
                ("receipt", models.CharField(blank=True, max_length=250, verbose_name="mã của máy chủ thư")),
                ("put_at", models.DateTimeField(auto_now_add=True)),
                ("put_by", models.CharField(max_length=120)),
                ("released_by", models.CharField(blank=True, max_length=120)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("bounced_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "queued")), fields=["not_before", "id"], name="outbox_due"
                    ),
                    models.Index(fields=["scope", "state"], name="outbox_by_scope"),
                    models.Index(fields=["about"], name="outbox_by_subject"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["held", "queued", "sending", "sent", "failed", "unknown", "withdrawn"])
                        ),
                        name="outbox_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sending"), _negated=True),
                            ("leased_until__isnull", False),
                            _connector="OR",
                        ),
                        name="outbox_sending_is_leased",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent"), _negated=True), ("sent_at__isnull", False), _connector="OR"
                        ),
                        name="outbox_sent_has_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="tên tệp")),
                ("content_type", models.CharField(max_length=100)),
                ("file", models.FileField(upload_to="outbox/")),
                ("messages", models.ManyToManyField(related_name="attachments", to="journal.outboxmessage")),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
