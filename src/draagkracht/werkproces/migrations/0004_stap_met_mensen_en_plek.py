import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sociale_kaart", "0001_voorzieningen_en_interventies"),
        ("werkproces", "0003_plannen_en_doelgesprek"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalstap",
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
        migrations.AddField(
            model_name="stap",
            name="netwerkleden",
            field=models.ManyToManyField(blank=True, related_name="stappen", to="werkproces.netwerklid"),
        ),
        migrations.AddField(
            model_name="stap",
            name="voorziening",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="stappen",
                to="sociale_kaart.voorziening",
            ),
        ),
    ]
