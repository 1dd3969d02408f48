"""What was typed at failed tries to log in is forgotten: a mistyped password could stand in it."""

from django.db import migrations


def forget(apps, schema_editor):
    apps.get_model("axes", "AccessAttempt").objects.update(post_data="")


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "0002_inzagelog_alleen_toevoegen"),
        ("axes", "0009_add_session_hash"),
    ]
    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
