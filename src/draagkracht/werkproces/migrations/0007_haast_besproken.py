import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("werkproces", "0006_kenmerk_niet_uniek"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalhulpvraag",
            name="gesproken_door",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalhulpvraag",
            name="gesproken_op",
            field=models.DateTimeField(blank=True, null=True, verbose_name="gesproken op"),
        ),
        migrations.AddField(
            model_name="hulpvraag",
            name="gesproken_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="gesprekken",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="hulpvraag",
            name="gesproken_op",
            field=models.DateTimeField(blank=True, null=True, verbose_name="gesproken op"),
        ),
    ]
