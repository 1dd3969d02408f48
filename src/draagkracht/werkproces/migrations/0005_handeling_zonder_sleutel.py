"""An act without a form has no key at all, where it had an empty one.

With an empty text SQLite could not use the index on keys, and read every act there ever was at each draft and each act.
"""

from django.db import migrations, models


def empty_to_null(apps, schema_editor):
    apps.get_model("werkproces", "Handeling").objects.filter(sleutel="").update(sleutel=None)


def null_to_empty(apps, schema_editor):
    apps.get_model("werkproces", "Handeling").objects.filter(sleutel__isnull=True).update(sleutel="")


class Migration(migrations.Migration):
    dependencies = [("werkproces", "0004_stap_met_mensen_en_plek")]
    operations = [
        migrations.RemoveConstraint(model_name="handeling", name="handeling_sleutel"),
        migrations.AlterField(
            model_name="handeling",
            name="sleutel",
            field=models.CharField(blank=True, max_length=40, null=True),
        ),
        migrations.RunPython(empty_to_null, null_to_empty),
        migrations.AddConstraint(
            model_name="handeling",
            constraint=models.UniqueConstraint(
                condition=models.Q(("sleutel__isnull", False)), fields=("sleutel",), name="handeling_sleutel"
            ),
        ),
    ]
