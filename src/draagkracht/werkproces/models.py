"""Table of contents of the data model, in the order of the work process."""

from .dossier.models import (  # isort: skip
    Akkoord,
    Betrokkene,
    Concept,
    Dossier,
    Handeling,
    Huishouden,
    Inwoner,
    Netwerklid,
    Toelating,
    Zeggenschap,
    Zoekgroep,
)
from .dossier.contact.models import (  # isort: skip
    Bereikbaarheid,
    Bericht,
    Kennisgeving,
    Leeswijze,
    Steunfiguur,
    Uitnodiging,
    Verzoek,
)
from .dossier.meldcode.models import Meldcode, Meldcodelezer, Meldcoderegel  # isort: skip
from .dossier.overdracht.models import Overdracht  # isort: skip
from .dossier.termijnen.models import Termijngebeurtenis  # isort: skip
from .hulpvraag.models import Hulpvraag, PersoonlijkPlan  # isort: skip
from .meting.models import Meting, Moment, Score  # isort: skip
from .vraagverheldering.models import Bevinding, Verband, Visie  # isort: skip
from .doelen.models import Doel, Doelgesprek  # isort: skip
from .aanpak.models import Behapbaar, Planversie, Planvoorstel, Stap, Voorkeur  # isort: skip
from .uitvoering.models import Afspraak, Bijlage, Notitie  # isort: skip
from .uitvoering.partijen.models import Deelname, Deelnemer, Deling  # isort: skip
from .doelbereiking.models import Afsluiting, Betekenis, Bijdrage, Oordeel  # isort: skip

__all__ = [
    "Afsluiting",
    "Afspraak",
    "Akkoord",
    "Behapbaar",
    "Bereikbaarheid",
    "Bericht",
    "Betekenis",
    "Betrokkene",
    "Bevinding",
    "Bijdrage",
    "Bijlage",
    "Concept",
    "Deelname",
    "Deelnemer",
    "Deling",
    "Doel",
    "Doelgesprek",
    "Dossier",
    "Handeling",
    "Huishouden",
    "Hulpvraag",
    "Inwoner",
    "Kennisgeving",
    "Leeswijze",
    "Meldcode",
    "Meldcodelezer",
    "Meldcoderegel",
    "Meting",
    "Moment",
    "Netwerklid",
    "Notitie",
    "Oordeel",
    "Overdracht",
    "PersoonlijkPlan",
    "Planversie",
    "Planvoorstel",
    "Score",
    "Stap",
    "Steunfiguur",
    "Termijngebeurtenis",
    "Toelating",
    "Uitnodiging",
    "Verband",
    "Verzoek",
    "Visie",
    "Voorkeur",
    "Zeggenschap",
    "Zoekgroep",
]
