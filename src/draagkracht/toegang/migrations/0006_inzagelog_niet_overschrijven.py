"""SQLite calls no trigger for the line that REPLACE takes away; so a line that is there refuses to be written again."""

from django.db import migrations

ADD = (
    "CREATE TRIGGER inzage_geen_replace BEFORE INSERT ON toegang_inzage "
    "WHEN EXISTS (SELECT 1 FROM toegang_inzage WHERE id = NEW.id) "
    "OR EXISTS (SELECT 1 FROM toegang_inzage WHERE keten = NEW.keten AND volgnummer = NEW.volgnummer) "
    "BEGIN SELECT RAISE(ABORT, 'Het inzagelog kan niet worden gewijzigd.'); END"
)


def _run(editor, statement):
    if editor.connection.vendor == "sqlite":
        editor.execute(statement, params=None)


def add_trigger(apps, schema_editor):
    _run(schema_editor, ADD)


def drop_trigger(apps, schema_editor):
    _run(schema_editor, "DROP TRIGGER IF EXISTS inzage_geen_replace")


class Migration(migrations.Migration):
    dependencies = [("toegang", "0005_tweede_factor_versleuteld")]
    operations = [migrations.RunPython(add_trigger, drop_trigger)]
