"""Wrong pincodes are counted in all: after so many only a new code opens the door."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "0007_naaste_en_toestemming"),
    ]

    operations = [
        migrations.AddField(
            model_name="account",
            name="mislukt",
            field=models.PositiveSmallIntegerField(
                default=0, help_text="Verkeerde pincodes sinds de laatste goede."
            ),
        ),
    ]
