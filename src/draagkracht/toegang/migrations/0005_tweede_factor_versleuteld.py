"""The secrets of the second factor stood in the database as they were; from now on only the key ring opens them."""

from django.db import migrations

from draagkracht.toegang.tweede_factor import SECRETS, decrypt_factor, encrypt_factor


def _rewrite(apps, write):
    Authenticator = apps.get_model("mfa", "Authenticator")
    for row in Authenticator.objects.iterator():
        row.data = {key: write(value) if key in SECRETS else value for key, value in row.data.items()}
        row.save(update_fields=["data"])


def close(apps, schema_editor):
    _rewrite(apps, encrypt_factor)


def open_again(apps, schema_editor):
    _rewrite(apps, decrypt_factor)


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "0004_zonder_laatste_keer_inloggen"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]
    operations = [migrations.RunPython(close, open_again)]
