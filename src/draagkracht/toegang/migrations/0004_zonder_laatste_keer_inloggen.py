"""When somebody last logged in is no longer kept: nothing asks for it. Going back gives an empty column."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("toegang", "0003_oude_pogingen_zonder_wachtwoord")]
    operations = [migrations.RemoveField(model_name="account", name="last_login")]
