"""The read log is append-only in the database itself: triggers refuse changes and deletions."""

from django.db import migrations

SQLITE = [
    f"CREATE TRIGGER inzage_geen_{verb} BEFORE {verb} ON toegang_inzage "
    "BEGIN SELECT RAISE(ABORT, 'Het inzagelog kan niet worden gewijzigd.'); END"
    for verb in ("UPDATE", "DELETE")
]
SQLITE_BACK = [f"DROP TRIGGER IF EXISTS inzage_geen_{verb}" for verb in ("UPDATE", "DELETE")]
POSTGRESQL = [
    "CREATE FUNCTION inzage_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'Het inzagelog kan niet worden gewijzigd.'; END $$",
    "CREATE TRIGGER inzage_alleen_toevoegen BEFORE UPDATE OR DELETE ON toegang_inzage "
    "FOR EACH ROW EXECUTE FUNCTION inzage_alleen_toevoegen()",
]
POSTGRESQL_BACK = [
    "DROP TRIGGER IF EXISTS inzage_alleen_toevoegen ON toegang_inzage",
    "DROP FUNCTION IF EXISTS inzage_alleen_toevoegen()",
]


def _run(editor, sqlite, postgresql):
    for statement in sqlite if editor.connection.vendor == "sqlite" else postgresql:
        editor.execute(statement, params=None)


def add_triggers(apps, schema_editor):
    _run(schema_editor, SQLITE, POSTGRESQL)


def drop_triggers(apps, schema_editor):
    _run(schema_editor, SQLITE_BACK, POSTGRESQL_BACK)


class Migration(migrations.Migration):
    dependencies = [("toegang", "0001_accounts_en_inzagelog")]
    operations = [migrations.RunPython(add_triggers, drop_triggers)]
