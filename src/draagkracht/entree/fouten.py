"""The pages for what went wrong: calm, and the same for unknown as for forbidden."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from draagkracht.toegang.models import Rol

from .concepten import keep
from .inloggen import PORTAAL
from .middleware import way_back

_WEG = (
    '<header class="mijn-kop"><form class="mijn-weg" method="post" action="/mijn/weg/">'
    '<button class="mijn-weg__knop" type="submit">%s</button></form></header>'
)
STAFF = (Rol.PROFESSIONAL, Rol.TEAMLEIDER)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """One page for what is not there and for what is somebody else's: which of the two it is, nobody learns here."""
    context = {
        "kop": _("Deze pagina is er niet"),
        "zin": _("Deze pagina bestaat niet, of is niet voor u."),
        "uitleg": _hints(request),
        "terug": _home(request),
    }
    return render(request, "entree/fout.html", context, status=404)


def _home(request: HttpRequest) -> str:
    """Where somebody goes on: at the residents' door never to a page that says what this is."""
    return "/mijn/" if request.path.startswith("/mijn/") else "/"


def _hints(request: HttpRequest) -> list[str]:
    """What may be the matter, by who asks and never by what was asked for."""
    hints = [_("Hebt u het adres overgetypt? Kijk of het klopt.")]
    account = getattr(request, "user", None)
    if account is None or not account.is_authenticated:
        hints.append(
            _("Kwam u hier met een link uit een bericht? Die kan verlopen zijn. Vraag een nieuwe link.")
        )
    elif account.rol in STAFF:
        hints.append(_("Zoekt u een dossier? Vraag een collega van dat dossier of u erbij mag."))
    return hints


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    zin = _("Wat is verstuurd, is te groot of niet te lezen. Er is niets gewijzigd.")
    return render(request, "entree/fout.html", {"zin": zin, "terug": _home(request)}, status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page from before somebody logged in again: what was typed is kept as the draft of who typed it."""
    if request.method == "POST" and "concept" in request.POST and not keep(request.POST):
        zin = _("Deze pagina was te oud om te versturen. Uw tekst is bewaard en staat zo weer voor u klaar.")
        return render(request, "entree/fout.html", {"zin": zin, "terug": way_back(request)}, status=403)
    zin = _(
        "Deze pagina was te oud om te versturen. Ga terug, herlaad de pagina en probeer het nog eens. Er is niets gewijzigd."
    )
    return render(request, "entree/fout.html", {"zin": zin, "terug": _home(request)}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """A page of its own, without template, session or database: any of these may be what broke.

    The style sheets by their plain names: the list of fingerprinted names is one more thing that may be broken. At the
    residents' door it says nothing of what this is, and the way out is there.
    """
    zin = _("Er ging bij ons iets mis. Wat u typte is als concept bewaard. Probeer het zo nog eens.")
    is_home = request.path.startswith(PORTAAL)
    kop, verder, begin = _("Dat ging niet"), _("Verder"), PORTAAL if is_home else "/"
    naam, stijl, weg = (
        (_("Mijn plan"), "mijn", _WEG % _("Snel weg")) if is_home else ("Draagkracht", "formulier", "")
    )
    html = f"""<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{kop} · {naam}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/ui/thema.css"><link rel="stylesheet" href="/static/ui/draagkracht.css">
<link rel="stylesheet" href="/static/ui/{stijl}.css"></head><body class="{"mijn" if is_home else ""}">{weg}
<main class="dk-pagina"><div class="dk-entree"><h1>{kop}</h1><div class="dk-entree__kaart"><p>{zin}</p>
<p><a href="{begin}">{verder}</a></p></div></div></main></body></html>"""
    return HttpResponse(html, status=500)
