"""A probe may ask by SIP over UDP."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conference", "0001_initial"),
        ("connectivity", "0002_incidents_taken_back"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="probetarget",
            name="probe_target_known_kind",
        ),
        migrations.AlterField(
            model_name="probetarget",
            name="kind",
            field=models.CharField(
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
        migrations.AddConstraint(
            model_name="probetarget",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["icmp", "tcp", "tls", "https", "sip", "sipu"])),
                name="probe_target_known_kind",
            ),
        ),
    ]
