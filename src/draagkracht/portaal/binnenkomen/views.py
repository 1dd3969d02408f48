"""Coming in: with an invitation the first time, with code and pincode after that; and leaving, quickly if need be."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from draagkracht.entree.drempel import count_miss, is_shut
from draagkracht.entree.inloggen import enter, safe_next
from draagkracht.entree.talen import TAAL, chosen_taal, keep_taal
from draagkracht.toegang.fouten import Fout, NietGevonden
from draagkracht.toegang.models import AAN_HUIS
from draagkracht.toegang.pincode import is_op_for
from draagkracht.werkproces.dossier.contact.binnenkomen import link_uitnodiging, may_join, open_uitnodiging
from draagkracht.werkproces.dossier.contact.models import Leeswijze, Uitnodiging
from draagkracht.werkproces.dossier.contact.uitnodigingen import (
    POGINGEN,
    count_pogingen,
    find_uitnodiging,
    write_code,
)

from ..deur import in_taal, render_portaal
from .digid import is_configured
from .forms import BewijsForm, CodeForm, InlogForm, PincodeForm

CODE, BEWEZEN = "uitnodiging", "bewezen"  # in the session: the code, and the invitation whose proof was right
DREMPEL = "mijn"


def _talen() -> list[tuple[str, str]]:
    return [(code, str(name)) for code, name in Leeswijze.Taal.choices]


@sensitive_post_parameters("pincode")
@in_taal
def log_in(request: HttpRequest) -> HttpResponse:
    """The code and the pincode. A wrong code and a wrong pincode are one answer."""
    if request.user.is_authenticated:
        return redirect(safe_next(request) or "start")
    form = InlogForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        account = authenticate(request, username=code, password=form.cleaned_data["pincode"])
        if account is not None and account.rol in AAN_HUIS:
            return enter(request, account, code, safe_next(request))
        if is_op_for(code):
            form.add_error(
                None, _("De pincode was te vaak verkeerd. Vraag uw hulpverlener om een nieuwe code.")
            )
        else:
            form.add_error(None, _("Deze code en deze pincode horen niet bij elkaar."))
    context = {"form": form, "next": safe_next(request), "talen": _talen(), "has_digid": is_configured()}
    return render_portaal(request, None, "inloggen.html", 422 if form.errors else 200, **context)


@in_taal
def welcome(request: HttpRequest, code: str = "") -> HttpResponse:
    """The first page of an invitation: from the link or the QR the code is known, else it is typed."""
    if is_shut(request, DREMPEL):
        return render_portaal(request, None, "te_vaak.html", 429)
    data = request.POST if request.method == "POST" else {"code": code} if code else None
    form = CodeForm(data)
    if form.is_bound and form.is_valid():
        found = find_uitnodiging(code=form.cleaned_data["code"], op=request.op)
        if found is not None:
            # Not in the address any more: it would stay in the history of the browser.
            request.session[CODE] = form.cleaned_data["code"]
            return redirect("portaal:bewijs")
        count_miss(request, DREMPEL)
        form.add_error("code", _("Met deze code kunt u niet (meer) naar binnen. Vraag een nieuwe code."))
    status = 422 if form.errors else 200
    return render_portaal(request, None, "welkom.html", status, form=form, talen=_talen())


def _invitation(request: HttpRequest) -> Uitnodiging | None:
    return find_uitnodiging(code=request.session.get(CODE, ""), op=request.op)


@sensitive_post_parameters("antwoord")
@in_taal
def prove(request: HttpRequest) -> HttpResponse:
    """Are you who the invitation is for? Five wrong answers end it."""
    uitnodiging = _invitation(request)
    if uitnodiging is None:
        return redirect("portaal:welkom")
    form = BewijsForm(request.POST if request.method == "POST" else None, bewijs=uitnodiging.bewijs)
    if request.method == "POST" and form.is_valid():
        if count_pogingen(uitnodiging=uitnodiging, bewijs=form.cleaned_data["antwoord"]):
            request.session[BEWEZEN] = str(uitnodiging.pk)
            return redirect("portaal:erbij" if _may_join(request, uitnodiging) else "portaal:pincode-kiezen")
        uitnodiging.refresh_from_db(fields=["mislukt"])
        left = POGINGEN - uitnodiging.mislukt
        if left <= 0:
            return render_portaal(request, None, "welkom_dicht.html", 422)
        form.add_error(
            "antwoord",
            _("Dat klopt niet. Kijk het nog eens na. U kunt het nog %(aantal)s keer proberen.")
            % {"aantal": left},
        )
    status = 422 if form.errors else 200
    return render_portaal(request, None, "bewijs.html", status, form=form, talen=_talen())


def _may_join(request: HttpRequest, uitnodiging: Uitnodiging) -> bool:
    return request.user.is_authenticated and may_join(uitnodiging=uitnodiging, account=request.user)


@in_taal
def join(request: HttpRequest) -> HttpResponse:
    """For who looks along already: this plan too, with the code and pincode they have; or apart from it."""
    uitnodiging = _invitation(request)
    if uitnodiging is None or request.session.get(BEWEZEN) != str(uitnodiging.pk):
        return redirect("portaal:welkom")
    if not _may_join(request, uitnodiging):
        return redirect("portaal:pincode-kiezen")
    if request.method == "POST":
        try:
            link_uitnodiging(uitnodiging=uitnodiging, account=request.user, op=request.op)
        except NietGevonden:
            return redirect("portaal:welkom")
        request.session.pop(CODE, None)
        request.session.pop(BEWEZEN, None)
        messages.success(request, _("Dit plan staat erbij."))
        return redirect("portaal:meekijken")
    return render_portaal(request, None, "erbij.html", talen=_talen())


@sensitive_post_parameters("nieuw", "nogmaals")
@in_taal
def choose_pincode(request: HttpRequest) -> HttpResponse:
    """An own pincode, and in. The code is shown once more: it is needed next time."""
    uitnodiging = _invitation(request)
    if uitnodiging is None or request.session.get(BEWEZEN) != str(uitnodiging.pk):
        return redirect("portaal:welkom")
    code = request.session[CODE]
    form = PincodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        taal = chosen_taal(request)
        try:
            open_uitnodiging(
                uitnodiging=uitnodiging,
                code=code,
                pincode=form.cleaned_data["nieuw"],
                op=request.op,
                taal=taal,
            )
        except Fout as refusal:
            form.add_error("nieuw", refusal.zin)
        except NietGevonden:
            return redirect("portaal:welkom")
        else:
            if request.user.is_authenticated:
                logout(request)
            request.session.pop(CODE, None)
            request.session.pop(BEWEZEN, None)
            account = authenticate(request, username=code, password=form.cleaned_data["nieuw"])
            return enter(request, account, code) if account else redirect("portaal:inloggen")
    status = 422 if form.errors else 200
    return render_portaal(
        request, None, "pincode_kiezen.html", status, form=form, code=write_code(code), talen=_talen()
    )


@require_POST
def choose_taal(request: HttpRequest) -> HttpResponse:
    """A language before logging in, until the browser is closed; what was chosen earlier comes with the account."""
    response = redirect(safe_next(request) or "portaal:inloggen")
    if (taal := request.POST.get("taal")) in Leeswijze.Taal.values:
        request.session[TAAL] = taal
        keep_taal(response, taal)
    return response


def _leave(request: HttpRequest, target: str) -> HttpResponseRedirect:
    taal = request.session.get(TAAL)
    logout(request)
    if taal:
        request.session[TAAL] = taal
    response = redirect(target)
    response.delete_cookie("messages")  # "uw bericht is verstuurd" is not for who sits here next
    return response


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    response = _leave(request, "portaal:inloggen")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


# No check of where it came from: the worst that somebody else's page could do with it is to log a person out, and a
# button for danger must work from a page that stood open since yesterday.
@csrf_exempt
@require_POST
def hurry_away(request: HttpRequest) -> HttpResponse:
    """Out at once, to a page about the weather. Cookies, pages and storage of this site are thrown away."""
    logout(request)
    response = HttpResponseRedirect(settings.SNEL_WEG)
    # Both: what a browser is asked to clear, it only clears behind HTTPS.
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"):
        response.delete_cookie(name)
    keep_taal(response, "")
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    response["Cache-Control"] = "no-store"
    return response


def stay(request: HttpRequest) -> HttpResponse:
    """Somebody is still there: 204, and the session goes on. Without one: 403."""
    return HttpResponse(status=204 if request.user.is_authenticated else 403)
