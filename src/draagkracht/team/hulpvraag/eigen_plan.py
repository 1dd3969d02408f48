"""The resident's own plan at the team's door: read as it was written, and a line of it taken over with one tap."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from draagkracht.entree.formulier import Formulier, KnopForm, formulier
from draagkracht.toegang.fouten import Fout
from draagkracht.werkproces.dossier.models import Dossier
from draagkracht.werkproces.hulpvraag.models import Hulpvraag, PersoonlijkPlan
from draagkracht.werkproces.hulpvraag.plannen import get_ingeleverd_plan, list_regels
from draagkracht.werkproces.hulpvraag.services import record_hulpvraag
from draagkracht.werkproces.vraagverheldering.services import add_bevinding

BEVINDING, VRAAG = "bevinding", "vraag"


@dataclass(frozen=True)
class Regel:
    """One line of the plan. `nummer` names it in a button; a line that was taken over already is not offered again."""

    nummer: str
    woorden: str
    is_bevinding: bool
    is_vraag: bool


@dataclass(frozen=True)
class PlanDeel:
    """One answer of the plan: what was asked, the words as they were written, and their lines."""

    naam: str
    woorden: str
    regels: tuple[Regel, ...]


def read_plan(dossier: Dossier, vragen: list[Hulpvraag]) -> tuple[PersoonlijkPlan | None, list[PlanDeel]]:
    """The plan that was handed in with its answers; (None, []) before that."""
    plan = get_ingeleverd_plan(dossier=dossier)
    if plan is None:
        return None, []
    asked = {vraag.woorden for vraag in vragen}
    found = set(dossier.bevindingen.values_list("tekst", flat=True))
    return plan, [
        PlanDeel(
            str(plan._meta.get_field(veld).verbose_name),
            getattr(plan, veld),
            tuple(Regel(f"{veld}:{i}", line, line in found, line in asked) for i, line in enumerate(lines)),
        )
        for veld, lines in list_regels(plan)
    ]


def take_over(
    request: HttpRequest, dossier: Dossier, delen: list[PlanDeel], here: str
) -> tuple[Formulier, HttpResponse | None]:
    """The form of the buttons beside the lines, and the answer once one was pressed."""
    f = formulier(request, KnopForm, plek="eigen plan", dossier_id=dossier.pk, is_drafted=False)
    lines = {regel.nummer: regel.woorden for deel in delen for regel in deel.regels}

    def do(data: dict, *, sleutel: str, versie: int | None) -> None:
        soort, _sep, nummer = request.POST.get("neem", "").partition(":")
        if nummer not in lines or soort not in (BEVINDING, VRAAG):
            raise Fout(_("Deze regel staat niet in het plan. Kies een regel uit de lijst."))
        by = {"dossier": dossier, "door": request.user, "op": request.op, "sleutel": sleutel}
        if soort == BEVINDING:
            add_bevinding(tekst=lines[nummer], **by)
        else:
            gesteld_door = Hulpvraag.GesteldDoor.INWONER
            record_hulpvraag(woorden=lines[nummer], gegevens={"gesteld_door": gesteld_door}, **by)

    return f, f.act(request, do, f"{here}#eigen-plan", _("De regel is overgenomen."))
