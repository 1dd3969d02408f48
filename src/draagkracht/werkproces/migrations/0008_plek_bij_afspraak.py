import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sociale_kaart", "0001_voorzieningen_en_interventies"),
        ("werkproces", "0007_haast_besproken"),
    ]

    operations = [
        migrations.AddField(
            model_name="afspraak",
            name="voorziening",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="afspraken",
                to="sociale_kaart.voorziening",
            ),
        ),
        migrations.AddField(
            model_name="historicalafspraak",
            name="voorziening",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="sociale_kaart.voorziening",
            ),
        ),
    ]
