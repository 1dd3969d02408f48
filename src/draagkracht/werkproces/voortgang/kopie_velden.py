"""Which fields of each kind of row are in the resident's copy, and which are not, with the reason."""

from __future__ import annotations

VERSIE = "1"

# What stands at the top of the copy, after `versie`, `gemaakt_op` and `met_alles`.
SLEUTELS = (
    "inwoner", "leeswijze", "bereikbaarheid", "dossier", "betrokkenen", "overdrachten", "toelatingen", "netwerkleden",
    "steunfiguren", "uitnodigingen", "termijngebeurtenissen", "hulpvragen", "persoonlijk_plan", "momenten",
    "bevindingen", "visie", "akkoorden", "zeggenschappen", "doelen", "doelgesprekken", "stappen", "planversies",
    "planvoorstellen", "behapbaar", "voorkeuren", "afspraken", "notities", "bijlagen", "deelnames", "oordelen",
    "bijdragen", "afsluitingen", "berichten", "verzoeken", "kennisgevingen", "handelingen", "inzagen",
)  # fmt: skip
# By the model's name in small letters, in the order of the copy. A name of people is written as people know it.
COLUMNS: dict[str, tuple[str, ...]] = {
    "inwoner": (
        "naam", "geboortedatum", "bsn", "adres", "telefoon", "email", "bereiken", "has_voorleeswens",
    ),
    "leeswijze": ("taal", "letter", "lettertype", "is_stil"),
    "bereikbaarheid": ("has_email", "has_brief", "is_voorzichtig", "van", "tot", "dagen"),
    "dossier": (
        "id", "gemeente", "voor", "grondslag", "geopend_op", "gesloten_op", "laatste_stap", "laatst_op", "kenmerk",
    ),
    "betrokkene": ("account", "rol", "vanaf_op", "tot_op"),
    "overdracht": (
        "id", "van", "naar", "soort", "terug_op", "is_samen_verder", "beloften", "niet_opnieuw", "kwetsbaar", "woorden",
        "status", "antwoord", "antwoord_op", "verteld_op", "inwoner_antwoord", "inwoner_woorden", "inwoner_op", "op", "door",
    ),
    "termijngebeurtenis": ("id", "termijn", "soort", "dag_op", "tot_op", "reden", "op", "door"),
    "toelating": ("account", "reden", "vanaf_op", "tot_op"),
    "netwerklid": (
        "id", "naam", "relatie", "soort", "nabijheid", "richting", "belasting", "is_huisgenoot", "toelichting",
    ),
    "steunfiguur": ("netwerklid", "vanaf_op", "tot_op"),
    "uitnodiging": (
        "voor", "netwerklid", "kanaal", "bewijs", "door", "op", "tot_op", "gebruikt_op", "ingetrokken_op",
    ),
    "hulpvraag": (
        "id", "woorden", "gesteld_door", "namens", "onderdelen", "spoed", "spoed_toelichting", "gesproken_op",
        "gesproken_door", "has_clientondersteuning_verteld", "has_persoonlijk_plan_verteld", "op", "door",
    ),
    "persoonlijkplan": (
        "speelt", "anders", "zelf", "anderen", "nodig", "belangrijk", "begonnen_op", "ingeleverd_op",
    ),
    "moment": (
        "id", "op", "aanleiding", "ontbrekende_stem", "ontbreekt_reden", "ontbreekt_op", "ontbreekt_door",
    ),
    "meting": ("stem", "instrument", "wijze", "onderdelen", "door", "begonnen_op", "afgerond_op"),
    "score": (
        "onderdeel", "status", "reden", "score", "aanwezig", "inzetbaar", "woorden", "bron", "is_afgeleid", "op",
    ),
    "bevinding": (
        "id", "hulpvraag", "moment", "soort", "onderdeel", "tekst", "waarom", "keuze", "reden", "krachten", "op",
        "door",
    ),
    "visie": ("id", "samenvatting", "samengevat_door", "tekst", "op", "door"),
    "akkoord": (
        "onderwerp", "onderwerp_id", "onderwerp_versie", "stem", "antwoord", "woorden", "wijze", "door", "op",
    ),
    "zeggenschap": ("stap", "geluisterd", "begrepen", "beslist", "op"),
    "doel": (
        "id", "bevindingen", "tekst", "voorgesteld_door", "in_woorden_van", "onderdeel", "richting", "streef_op",
        "niveaus", "status", "reden", "volgorde", "op", "door", "versie",
    ),
    "doelgesprek": (
        "doel", "bevinding", "onderdeel", "richting", "voorbeeld", "anders", "nu", "merken", "doen", "kleiner",
        "tekst", "streef_op", "zekerheid", "niveaus", "afgerond_op", "op", "door",
    ),
    "stap": (
        "id", "doelen", "krachten", "wat", "hoe", "met_wie", "netwerkleden", "voorziening", "leer_ik", "fase",
        "start_op", "weken", "uren_per_week", "interventie", "status", "volgorde", "op", "door",
    ),
    "planversie": ("nummer", "veranderd", "reden", "stappen", "op", "door"),
    "planvoorstel": (
        "begin_op", "catalogus", "invoer", "verwijzingen", "weggelaten", "al_gediend", "uitvoer", "fout",
        "berekend_op", "gekozen", "gekozen_op", "op", "door",
    ),
    "behapbaar": (
        "uren_per_week", "tegelijk", "horizon_weken", "woorden", "in_woorden_van", "op", "door",
    ),
    "voorkeur": ("interventie", "waarde", "woorden", "vast_op", "op", "door"),
    "afspraak": (
        "id", "stap", "als", "wat", "wanneer_op", "met_wie", "netwerklid", "voorziening", "zekerheid", "uitkomst",
        "geleerd", "uitkomst_op", "vervolg_op", "op", "door",
    ),
    "notitie": ("id", "tekst", "op", "door"),
    "bijlage": ("notitie", "naam", "mediatype", "grootte", "op", "door"),
    "deelname": (
        "id", "organisatie", "vraag", "waartoe", "grondslag", "toestemming_op", "tot_op", "doelen", "stappen", "status",
        "antwoord", "antwoord_op", "antwoord_door", "voorstel_tot_op", "einde_op", "einde_reden", "op", "door",
    ),
    "deelnemer": ("account", "vanaf_op", "tot_op"),
    "deling": ("soort", "onderwerp", "waarom", "op", "door", "tot_op"),
    "oordeel": ("doel", "stem", "niveau", "woorden", "op", "door"),
    "bijdrage": ("doel", "deelname", "partij", "gedaan", "tekst", "op", "door"),
    "betekenis": ("stem", "waarde", "woorden", "op", "door"),
    "afsluiting": (
        "reden", "woorden_inwoner", "woorden_professional", "nazorg_op", "gesloten_op", "gesloten_door",
        "heropend_op", "heropend_reden", "heropend_door",
    ),
    "bericht": ("stem", "tekst", "onderwerp", "onderwerp_id", "door", "op", "gelezen_op"),
    "verzoek": (
        "id", "soort", "over", "woorden", "door", "op", "besluit", "antwoord", "beantwoord_op", "beantwoord_door",
    ),
    "kennisgeving": ("soort", "adres", "tekst", "op", "vanaf_op", "verstuurd_op", "vervallen_op"),
    "handeling": ("soort", "stap", "door", "op"),
    "inzage": ("op", "account", "soort", "pagina", "kanaal", "doel", "grondslag", "toelichting"),
}  # fmt: skip

EVERYWHERE = {
    "id": "only where another row points at it",
    "dossier": "there is one",
    "inwoner": "there is one",
    "versie": "how we keep two people from overwriting each other",
}
WEG: dict[str, dict[str, str]] = {
    "inwoner": {
        "gemeente": "stands with the dossier",
        "huishouden": "tells that somebody in the same house has a dossier as well",
        "account": "how somebody logs in",
        "bsn_hash": "made from the number, to find it",
    },
    "dossier": {"team": "by its name", "kenmerk_hash": "made from the reference, to find it"},
    "termijngebeurtenis": {"vervallen_op": "what was entered by mistake is not in it"},
    "steunfiguur": {"account": "how somebody else logs in"},
    "uitnodiging": {
        "code_hash": "a key",
        "bewijs_hash": "a key",
        "mislukt": "how often a wrong key was tried",
        "account": "how somebody logs in",
    },
    "meting": {"moment": "it stands under its moment"},
    "score": {"meting": "it stands under its meting"},
    "doelgesprek": {"doel_versie": "which version of a goal a talk began with"},
    "stap": {"verwijderd_op": "what was taken away is not in it"},
    "netwerklid": {"verwijderd_op": "who was taken away is not in it"},
    "bijlage": {"verwijderd_op": "what was taken away is not in it"},
    "deelnemer": {"deelname": "it stands under its deelname"},
    "deling": {"deelname": "it stands under its deelname"},
    "betekenis": {"bijdrage": "it stands under its bijdrage"},
    "kennisgeving": {"pogingen": "how often a mail server was tried"},
    "handeling": {"onderwerp": "an id that nothing else shows", "sleutel": "a form's own key"},
    "inzage": {
        "keten": "the dossier's own id",
        "volgnummer": "the seal of the log",
        "vorige": "the seal of the log",
        "hash": "the seal of the log",
    },
}
MELDCODE_APART = "apart, for the safety of who it is about; asked for in a talk, and given where that is safe"
# Whole kinds that are not in it.
MODELLEN_WEG = {
    "huishouden": "tells that somebody in the same house has a dossier as well",
    "zoekgroep": "made from the name, to find it",
    "concept": "what somebody was typing and did not send is theirs alone",
    "meldcode": MELDCODE_APART,
    "meldcoderegel": MELDCODE_APART,
    "meldcodelezer": MELDCODE_APART,
    "verband": "stands in `krachten` of a bevinding",
}
