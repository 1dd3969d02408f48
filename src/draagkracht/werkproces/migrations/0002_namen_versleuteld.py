"""Fields that ask for somebody's name are encrypted: who helps, who asked, who contributed, and the plan as it stood."""

from django.db import migrations

import draagkracht.toegang.velden as velden
from draagkracht.toegang.sleutels import decrypt, encrypt

BATCH = 1000
TEXTS = (
    ("stap", "met_wie"),
    ("historicalstap", "met_wie"),
    ("afspraak", "met_wie"),
    ("historicalafspraak", "met_wie"),
    ("hulpvraag", "namens"),
    ("historicalhulpvraag", "namens"),
    ("bijdrage", "partij"),
    ("historicalbijdrage", "partij"),
    ("planversie", "stappen"),
    ("planversie", "veranderd"),
)


def _rewrite(schema_editor, change):
    """Every value of these columns through `change(text, field)`, a batch of keys at a time."""
    with schema_editor.connection.cursor() as cursor:
        for model, field in TEXTS:
            table = f"werkproces_{model}"
            key = "history_id" if model.startswith("historical") else "id"
            select = f"SELECT {key}, {field} FROM {table}"  # noqa: S608 - names of ours
            update = f"UPDATE {table} SET {field} = %s WHERE {key} = %s"  # noqa: S608 - names of ours
            cursor.execute(f"{select} ORDER BY {key} LIMIT {BATCH}")
            while rows := cursor.fetchall():
                cursor.executemany(update, [(change(text, field), pk) for pk, text in rows if text])
                cursor.execute(f"{select} WHERE {key} > %s ORDER BY {key} LIMIT {BATCH}", [rows[-1][0]])
        if schema_editor.connection.vendor == "postgresql":
            # What waits for the end of the transaction is checked now: such a table cannot be altered.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def encrypt_texts(apps, schema_editor):
    _rewrite(schema_editor, encrypt)


def decrypt_texts(apps, schema_editor):
    _rewrite(schema_editor, decrypt)


def _text(model, field, **options):
    return migrations.AlterField(model, field, velden.EncryptedTextField(**options))


WIE = {"verbose_name": "met wie", "blank": True, "default": ""}
NAMENS = {"verbose_name": "naam en rol van wie voor de inwoner vroeg", "blank": True, "default": ""}


class Migration(migrations.Migration):
    dependencies = [("werkproces", "0001_dossier_en_zeven_stappen")]
    operations = [
        _text("stap", "met_wie", **WIE),
        _text("historicalstap", "met_wie", **WIE),
        _text("afspraak", "met_wie", **WIE),
        _text("historicalafspraak", "met_wie", **WIE),
        _text("hulpvraag", "namens", **NAMENS),
        _text("historicalhulpvraag", "namens", **NAMENS),
        _text("bijdrage", "partij", verbose_name="wie"),
        _text("historicalbijdrage", "partij", verbose_name="wie"),
        migrations.AlterField("planversie", "stappen", velden.EncryptedJSONField(default=list)),
        migrations.AlterField("planversie", "veranderd", velden.EncryptedJSONField(default=list)),
        migrations.RunPython(encrypt_texts, decrypt_texts),
    ]
