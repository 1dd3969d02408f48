"""Reports of what was taken over, as people read them."""

from __future__ import annotations

from collections.abc import Sequence

from draagkracht.sociale_kaart.voorzieningen.invoer import Verslag as Kaartverslag
from draagkracht.werkproces.meting.invoer import Verslag

MAX_REGELS = 200


def kaart_lines(verslag: Kaartverslag) -> list[str]:
    """The report of a sociale kaart; at most 200 lines of each kind of remark."""
    doen = "Zou worden" if verslag.is_proef else "Geworden"
    regels = [
        f"Gelezen: {_count(verslag.gelezen, 'voorziening', 'voorzieningen')} ({verslag.soort}).",
        f"{doen}: {verslag.nieuw} nieuw, {verslag.gewijzigd} gewijzigd, {verslag.ongewijzigd} ongewijzigd.",
    ]
    if verslag.dubbel:
        regels.append(f"Dubbel in het bestand: {verslag.dubbel}.")
    if verslag.niet_in_bestand:
        regels.append(
            f"Van deze bron stonden er al {verslag.niet_in_bestand} die niet in dit bestand staan; die zijn gebleven."
        )
    regels += verslag.algemeen[:MAX_REGELS]
    regels += _named("Overgeslagen", verslag.overgeslagen)
    regels += _named("Gedeeltelijk overgenomen", verslag.niet_overgenomen)
    return regels + _named("Hier verbeterd en zo gebleven", verslag.hier_verbeterd)


def _named(kop: str, meldingen: Sequence[tuple[str, str]]) -> list[str]:
    if not meldingen:
        return []
    regels = [f"{kop}: {len(meldingen)}."]
    regels += [f"  {kenmerk}: {waarom}" for kenmerk, waarom in meldingen[:MAX_REGELS]]
    return [*regels, *_rest(len(meldingen))]


def _rest(aantal: int) -> list[str]:
    return [f"  en nog {aantal - MAX_REGELS}."] if aantal > MAX_REGELS else []


def zrm_lines(verslag: Verslag) -> list[str]:
    """The report as people read it; at most 200 lines of each kind of remark."""
    doen = "Zou overnemen" if verslag.is_proef else "Overgenomen"
    regels = [
        f"Gelezen: {_count(verslag.rijen, 'rij', 'rijen')}.",
        f"{doen}: {_count(verslag.ingelezen, 'rij', 'rijen')} met {_count(verslag.waarden, 'waarde', 'waarden')},"
        f" waarvan {verslag.afgeleid} afgeleid.",
        f"Al aanwezig: {_count(verslag.al_aanwezig, 'rij', 'rijen')}.",
    ]
    if verslag.nieuwe_dossiers:
        regels.append(
            f"Nieuw: {_count(verslag.nieuwe_dossiers, 'dossier', 'dossiers')}, op naam van {verslag.op_naam_van}."
        )
    if verslag.onbekende_kolommen:
        regels.append(f"Niet herkend en niet gebruikt: {', '.join(verslag.onbekende_kolommen)}.")
    if verslag.zonder_onderdeel:
        regels.append(f"Heeft hier geen onderdeel: {', '.join(verslag.zonder_onderdeel)}.")
    regels += _remarks("Overgeslagen", verslag.overgeslagen)
    return regels + _remarks("Anders dan wat er al staat", verslag.anders)


def _remarks(kop: str, meldingen: list[tuple[int, str]]) -> list[str]:
    if not meldingen:
        return []
    regels = [f"{kop}: {_count(len(meldingen), 'rij', 'rijen')}."]
    regels += [f"  regel {regel}: {waarom}" for regel, waarom in meldingen[:MAX_REGELS]]
    return [*regels, *_rest(len(meldingen))]


def _count(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"
