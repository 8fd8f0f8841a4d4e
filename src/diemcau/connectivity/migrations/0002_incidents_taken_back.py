"""A restoration can be taken back, and an incident that was none."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("connectivity", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="incidententry",
            name="incident_entry_known_deed",
        ),
        migrations.AlterField(
            model_name="incidententry",
            name="deed",
            field=models.CharField(
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
        migrations.AddConstraint(
            model_name="incidententry",
            constraint=models.CheckConstraint(
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
            ),
        ),
    ]
