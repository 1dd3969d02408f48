"""What a facility is found by, in other rows: facts as numbers in one index, words apart, and an index of their letters.

The rows are made from the facilities, so the old ones go and the new ones are made; going back does the same the other way.
"""

from itertools import islice

import django.db.models.deletion
from django.db import migrations, models

from draagkracht.methodiek.instrument import load_instrument
from draagkracht.overname.stapel import insert_rows
from draagkracht.sociale_kaart.voorzieningen.plekken import on_ball, postcode4
from draagkracht.sociale_kaart.voorzieningen.tijden import dagdelen_in, split_tijd
from draagkracht.sociale_kaart.voorzieningen.zoekindex import index_of, plaats_key, words_of

TABEL = "sociale_kaart_zoektekst"
LETTERS = f"{TABEL}_letters"
AWAY = f"INSERT INTO {LETTERS}({LETTERS}, rowid, tekst) VALUES ('delete', OLD.id, OLD.tekst);"  # noqa: S608 - our own names
IN = f"INSERT INTO {LETTERS}(rowid, tekst) VALUES (NEW.id, NEW.tekst);"  # noqa: S608
SQLITE = [
    # With where every three letters stand: twice the work of only in which text, and a word is found without reading texts.
    f"CREATE VIRTUAL TABLE {LETTERS} USING fts5(tekst, content='{TABEL}', content_rowid='id', "
    "tokenize='trigram')",
    f"CREATE TRIGGER zoektekst_erbij AFTER INSERT ON {TABEL} BEGIN {IN} END",
    f"CREATE TRIGGER zoektekst_weg AFTER DELETE ON {TABEL} BEGIN {AWAY} END",
    f"CREATE TRIGGER zoektekst_anders AFTER UPDATE ON {TABEL} BEGIN {AWAY} {IN} END",
]
SQLITE_BACK = [
    *(f"DROP TRIGGER IF EXISTS zoektekst_{naam}" for naam in ("erbij", "weg", "anders")),
    f"DROP TABLE IF EXISTS {LETTERS}",
]
# An extension that the owner of a database may switch on (PostgreSQL 13 and later), when its packages are there. Without it
# everything is found all the same, by reading every text.
POSTGRESQL = [
    f"""DO $$ BEGIN
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
        CREATE INDEX {LETTERS} ON {TABEL} USING gin (tekst gin_trgm_ops);
    EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
        RAISE NOTICE 'pg_trgm: %', SQLERRM;
    END $$"""
]
POSTGRESQL_BACK = [f"DROP INDEX IF EXISTS {LETTERS}"]


def _run(editor, sqlite, postgresql):
    for statement in sqlite if editor.connection.vendor == "sqlite" else postgresql:
        editor.execute(statement, params=None)


def add_letters(apps, schema_editor):
    _run(schema_editor, SQLITE, POSTGRESQL)


def drop_letters(apps, schema_editor):
    _run(schema_editor, SQLITE_BACK, POSTGRESQL_BACK)


def _per_deel(apps):
    alle = apps.get_model("sociale_kaart", "Voorziening").objects.order_by("pk").values()
    rijen = alle.iterator(chunk_size=1_000)
    while deel := list(islice(rijen, 500)):
        yield deel


def fill(apps, schema_editor):
    namen = ("Zoekregel", "Zoektekst", "Zoektijd", "Zoekplek")
    for deel in _per_deel(apps):
        gemaakt = [index_of(rij) for rij in deel]
        for plek, naam in enumerate(namen):
            insert_rows(apps.get_model("sociale_kaart", naam), [rij for een in gemaakt for rij in een[plek]])


def fill_back(apps, schema_editor):
    for deel in _per_deel(apps):
        for naam, make in (
            ("Zoekregel", _old_regel),
            ("Zoekkenmerk", _old_kenmerken),
            ("Zoekplek", _old_plekken),
        ):
            model = apps.get_model("sociale_kaart", naam)
            insert_rows(model, [nieuw for rij in deel for nieuw in make(rij)])


def _old_regel(rij):
    namen = {d.code: f"{d.naam} {d.naam_inwoner}" for d in load_instrument().onderdelen}
    delen = [
        *(rij["naam"], rij["organisatie"]),
        *(namen.get(code, "") for code in rij["onderdelen"]),
        *rij["trefwoorden"],
        *(f"{plek['naam']} {plek['adres']} {plek['plaats']}" for plek in rij["plekken"][:10]),
        *(rij["omschrijving"][:1_500], rij["voor_wie"][:300]),
    ]
    yield {
        "voorziening_id": rij["id"],
        "gemeente": rij["gemeente"],
        "is_actief": rij["status"] != "gestopt",
        "naam": words_of(rij["naam"])[:200] or rij["naam"][:200],
        "is_gratis": None if rij["bedrag"] is None else rij["bedrag"] == 0,
        "leeftijd_van": rij["leeftijd_van"] or 0,
        "leeftijd_tot": 999 if rij["leeftijd_tot"] is None else rij["leeftijd_tot"],
        "tekst": words_of(" ".join(delen))[:3_000],
    }


def _old_kenmerken(rij):
    open_ = {str(tijd["dag"]) for tijd in rij["tijden"]}
    for tijd in rij["tijden"]:
        for dag, van, tot in split_tijd(tijd["dag"], tijd["van"], tijd["tot"]):
            open_ |= {vorm for deel in dagdelen_in(van, tot) for vorm in (deel, f"{dag}-{deel}")}
    per_soort = {"onderdeel": rij["onderdelen"], "taal": rij["talen"], "open": sorted(open_)}
    for soort, codes in per_soort.items():
        for code in codes:
            yield {
                "voorziening_id": rij["id"],
                "gemeente": rij["gemeente"],
                "waarde": f"{soort}:{code}"[:80],
            }


def _old_plekken(rij):
    for plek in rij["plekken"]:
        bol = on_ball(plek["lat"], plek["lon"]) if plek["lat"] is not None else (None, None, None)
        yield {
            "voorziening_id": rij["id"],
            "gemeente": rij["gemeente"],
            "plaats": plaats_key(plek["plaats"]),
            "postcode4": postcode4(plek["postcode"]),
            **{naam: plek[naam] for naam in ("lat", "lon")},
            **dict(zip("xyz", bol, strict=True)),
        }


def _feiten():
    return [
        ("gemeente", models.CharField(max_length=20)),
        ("naam", models.CharField(max_length=200)),
        ("is_actief", models.BooleanField()),
        ("bedrag_cent", models.PositiveIntegerField(null=True)),
        ("has_korting", models.BooleanField()),
        ("leeftijd_van", models.PositiveSmallIntegerField()),
        ("leeftijd_tot", models.PositiveSmallIntegerField()),
        ("onderdelen", models.BigIntegerField()),
        ("talen", models.BigIntegerField()),
        ("open", models.BigIntegerField()),
    ]


FEITEN = ["onderdelen", "talen", "open", "bedrag_cent", "has_korting", "leeftijd_van", "leeftijd_tot"]


def _voorziening(kind, naam, **opties):
    return (
        "voorziening",
        kind(
            on_delete=django.db.models.deletion.CASCADE,
            related_name=naam,
            to="sociale_kaart.voorziening",
            **opties,
        ),
    )


def _number():
    return (
        "id",
        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
    )


class Migration(migrations.Migration):
    dependencies = [("sociale_kaart", "0001_voorzieningen_en_interventies")]
    operations = [
        migrations.RunPython(migrations.RunPython.noop, fill_back),
        migrations.DeleteModel("Zoekregel"),
        migrations.DeleteModel("Zoekkenmerk"),
        migrations.DeleteModel("Zoekplek"),
        migrations.CreateModel(
            name="Zoekregel",
            fields=[
                *_feiten(),
                _voorziening(models.OneToOneField, "zoekregel", primary_key=True, serialize=False),
                ("has_plek", models.BooleanField()),
            ],
            options={
                "verbose_name": "zoekregel",
                "verbose_name_plural": "zoekregels",
                "indexes": [
                    models.Index(
                        fields=["gemeente", "is_actief", "naam", "voorziening", "has_plek", *FEITEN],
                        name="zoekregel_naam",
                    ),
                    models.Index(
                        fields=["gemeente"], name="zoekregel_zonder_plek", condition=models.Q(has_plek=False)
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Zoektekst",
            fields=[
                _number(),
                _voorziening(models.OneToOneField, "zoektekst"),
                ("gemeente", models.CharField(max_length=20)),
                ("tekst", models.TextField()),
            ],
            options={"verbose_name": "zoektekst", "verbose_name_plural": "zoekteksten"},
        ),
        migrations.CreateModel(
            name="Zoektijd",
            fields=[
                _number(),
                _voorziening(models.ForeignKey, "zoektijden"),
                ("dag", models.PositiveSmallIntegerField()),
                ("van", models.PositiveSmallIntegerField()),
                ("tot", models.PositiveSmallIntegerField()),
                ("rang", models.SmallIntegerField()),
            ],
            options={"verbose_name": "zoektijd", "verbose_name_plural": "zoektijden"},
        ),
        migrations.CreateModel(
            name="Zoekplek",
            fields=[
                _number(),
                *_feiten(),
                _voorziening(models.ForeignKey, "zoekplekken"),
                ("plaats", models.CharField(blank=True, max_length=80)),
                ("postcode4", models.CharField(blank=True, max_length=4)),
                *((naam, models.FloatField(null=True)) for naam in ("lat", "lon", "x", "y", "z")),
            ],
            options={
                "verbose_name": "zoekplek",
                "verbose_name_plural": "zoekplekken",
                "indexes": [
                    models.Index(
                        fields=[
                            "gemeente",
                            "lat",
                            "lon",
                            "is_actief",
                            *FEITEN,
                            "x",
                            "y",
                            "z",
                            "voorziening",
                            "naam",
                        ],
                        name="zoekplek_ligging",
                    ),
                    models.Index(
                        fields=["gemeente", "plaats", "postcode4", "lat", "lon"], name="zoekplek_plaats"
                    ),
                    models.Index(fields=["gemeente", "postcode4", "lat", "lon"], name="zoekplek_postcode"),
                ],
            },
        ),
        migrations.RunPython(add_letters, drop_letters),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
