"""The name another system has for a dossier may stand at more than one: a refusal would tell that there is one elsewhere.

Going back asks that no name stands at two dossiers.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("werkproces", "0005_handeling_zonder_sleutel")]
    operations = [
        migrations.RemoveConstraint(model_name="dossier", name="dossier_kenmerk_uniek"),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                condition=models.Q(("kenmerk_hash__isnull", False)),
                fields=["gemeente", "kenmerk_hash"],
                name="dossier_kenmerk",
            ),
        ),
    ]
