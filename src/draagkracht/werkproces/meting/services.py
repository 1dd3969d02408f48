"""What can be done in step 2. A voice is filled in by its own side only; nobody overwrites another voice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from draagkracht.methodiek.instrument import Instrument
from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.models import Account

from ..dossier.models import Dossier, Stem
from ..dossier.nederlands import in_dutch
from ..dossier.services import check_versie, record_handeling, save_versioned
from .antwoorden import (
    LONGEST_REASON,
    Antwoord,
    antwoord_of,
    apply,
    check_antwoord,
    instrument_of,
    onderdeel_of,
)
from .eigen import find_eigen
from .models import Meting, Moment, Score
from .selectors import BEIDE, is_open, list_stemmen

STAP = "meting"
EARLIEST = dt.date(1990, 1, 1)
Antwoorden = Mapping[str, Antwoord]


def _check_datum(datum: dt.date, op: dt.datetime) -> None:
    if datum > timezone.localdate(op):
        raise Fout("Deze datum ligt nog in de toekomst. Kies vandaag of een eerdere dag.", "datum")
    if datum < EARLIEST:
        raise Fout("Deze datum ligt te ver terug. Kies een datum na 1 januari 1990.", "datum")


def _add_moment(dossier: Dossier, datum: dt.date, aanleiding: str) -> Moment:
    try:
        with transaction.atomic():
            return Moment.objects.create(dossier=dossier, op=datum, aanleiding=aanleiding[:120])
    except IntegrityError:
        raise Fout(
            "Op deze datum is er al een moment. Ga daarmee verder of kies een andere dag.", "datum"
        ) from None


@transaction.atomic
def start_moment(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    datum: dt.date,
    aanleiding: str = "",
    sleutel: str = "",
) -> Moment:
    """A date on which the voices measure: today or earlier, one per date. Raises Fout otherwise."""
    _check_datum(datum, op)
    record_handeling(dossier=dossier, door=door, op=op, stap=STAP, soort="meting gepland", sleutel=sleutel)
    return _add_moment(dossier, datum, aanleiding)


def _check_stem(door: Account, stem: str, wijze: str) -> None:
    """A resident speaks for the resident. A professional for themself, or holds the tablet on which another answers."""
    if stem not in Stem.values or wijze not in Meting.Wijze.values:
        raise Fout("Deze stem of manier van meten kennen wij niet.", "stem")
    if door.stem == Stem.INWONER and (stem != Stem.INWONER or wijze != Meting.Wijze.ZELF):
        raise Fout("U kunt alleen voor uzelf antwoorden.", "stem")
    if door.stem != Stem.INWONER and stem != Stem.PROFESSIONAL and wijze == Meting.Wijze.ZELF:
        raise Fout("De inwoner antwoordt zelf, of samen met u aan tafel.", "stem")


def _check_own(meting: Meting, door: Account) -> None:
    """Refuse to write in a voice that is not `door`'s: a colleague's view, or what a resident fills in alone."""
    if meting.stem == Stem.PROFESSIONAL and meting.door_id != door.pk:
        raise Fout(f"Deze kijk is van {meting.door}. Zet uw eigen kijk bij een ander moment.", "stem")
    if meting.stem != Stem.PROFESSIONAL and door.stem != Stem.INWONER and meting.wijze == Meting.Wijze.ZELF:
        raise Fout("De inwoner vult dit zelf in. Wat er staat is nog niet voor u.", "stem")


def _lock(meting: Meting, door: Account, *, is_finished: bool) -> Meting:
    """The voice as it is now, held until the act is done. Raises Fout when it is another's or finished (or not yet)."""
    found = Meting.objects.select_for_update(of=("self",)).select_related("moment__dossier", "door")
    current = found.get(pk=meting.pk)
    _check_own(current, door)
    if current.afgerond_op and not is_finished:
        raise Fout("Deze meting is al afgerond. Open hem weer als u nog iets wilt veranderen.")
    if is_finished and not current.afgerond_op:
        raise Fout("Deze meting staat nog open.")
    return current


def _record(meting: Meting, door: Account, op: dt.datetime, soort: str, sleutel: str = "") -> None:
    record_handeling(
        dossier=meting.moment.dossier,
        door=door,
        op=op,
        stap=STAP,
        soort=soort,
        onderwerp=meting.pk,
        sleutel=sleutel,
    )


@transaction.atomic
def start_meting(
    *,
    moment: Moment,
    stem: str,
    wijze: str,
    door: Account,
    op: dt.datetime,
    instrument: str | None = None,
    sleutel: str = "",
) -> Meting:
    """The voice `stem` at this moment: a new one, or the one that is there when `door` may go on with it.

    The professional voice belongs to who began it. What a resident began at the table and goes on with at home is from
    then on theirs alone. Raises Fout for a voice that is not `door`'s to fill in.
    """
    _check_stem(door, stem, wijze)
    found = Meting.objects.filter(moment=moment, stem=stem).select_related("door").first()
    if found:
        _check_own(found, door)
        if wijze == Meting.Wijze.ZELF and found.wijze == Meting.Wijze.SAMEN and not found.afgerond_op:
            _take_home(found, moment, door, op, sleutel)
        return found
    gekozen = instrument_of(instrument)
    meting = Meting(moment=moment, stem=stem, wijze=wijze, door=door, instrument=gekozen.code, begonnen_op=op)
    _record(meting, door, op, "meting begonnen", sleutel)
    _add_voice(meting, door, op)
    return meting


def _take_home(meting: Meting, moment: Moment, door: Account, op: dt.datetime, sleutel: str) -> None:
    """No professional's screen shows it any more, also not when people say that this voice does not come."""
    meting.moment = moment
    _record(meting, door, op, "meting thuis verder", sleutel)
    meting.wijze, meting.door = Meting.Wijze.ZELF, door
    save_versioned(meting, door=door, op=op)


@transaction.atomic
def start_eigen_meting(
    *, dossier: Dossier, door: Account, op: dt.datetime, wijze: str, is_nieuw: bool = False
) -> Meting:
    """The resident's voice of now: at the moment that waits for it, else (or with `is_nieuw`) at a new one of today.

    Raises Fout when today's has been answered already, and what start_meting raises.
    """
    vandaag = timezone.localdate(op)
    eigen = find_eigen(dossier=dossier, vandaag=vandaag)
    moment = eigen.moment
    if moment is None or eigen.is_klaar:
        if moment is not None and (not is_nieuw or moment.op == vandaag):
            raise Fout("U hebt de vragen al beantwoord.")
        moment = start_moment(dossier=dossier, door=door, op=op, datum=vandaag)
    return start_meting(moment=moment, stem=Stem.INWONER, wijze=wijze, door=door, op=op)


def _add_voice(meting: Meting, door: Account, op: dt.datetime) -> None:
    try:
        with transaction.atomic():
            save_versioned(meting, door=door, op=op)
    except IntegrityError:
        # Two people began the same voice in the same instant; the first one has it.
        raise Fout("Iemand anders is net met deze stem begonnen. Open de meting opnieuw.", "stem") from None


@transaction.atomic
def choose_onderdelen(
    *, meting: Meting, onderdelen: Iterable[str], door: Account, op: dt.datetime, sleutel: str = ""
) -> Meting:
    """Which parts to talk about. Answers that are there stay. Raises Fout for an unknown part, or for none at all."""
    chosen = list(dict.fromkeys(onderdelen))
    current = _lock(meting, door, is_finished=False)
    instrument = instrument_of(current.instrument)
    for code in chosen:
        onderdeel_of(instrument, code)
    if not chosen:
        raise Fout("Kies minstens één onderwerp om over te praten.", "onderdelen")
    if set(chosen) != set(current.onderdelen):
        _record(current, door, op, "onderwerpen gekozen", sleutel)
        current.onderdelen = chosen
        save_versioned(current, door=door, op=op)
    return current


def _write(meting: Meting, antwoorden: Antwoorden, door: Account | None, op: dt.datetime) -> None:
    """Write what differs: new answers in one go, changed ones each with a version more, empty ones taken away."""
    rows = {score.onderdeel: score for score in Score.objects.filter(meting=meting)}
    new = {}
    for code, antwoord in antwoorden.items():
        score = rows.get(code)
        if antwoord.is_empty:
            _remove(score, door, op)
        elif score is None:
            new[code] = antwoord
        elif antwoord_of(score) != antwoord:
            apply(antwoord, score)
            score.op = op
            save_versioned(score, door=door, op=op)
    if new:
        _write_new(meting, new, door, op)


def _new_score(meting: Meting, code: str, antwoord: Antwoord, op: dt.datetime) -> Score:
    score = Score(meting=meting, onderdeel=code, op=op)
    apply(antwoord, score)
    return score


def _write_new(meting: Meting, antwoorden: Antwoorden, door: Account | None, op: dt.datetime) -> None:
    new = [_new_score(meting, code, antwoord, op) for code, antwoord in antwoorden.items()]
    bulk_create_with_history(new, Score, default_user=door, default_date=op)


def _remove(score: Score | None, door: Account | None, op: dt.datetime) -> None:
    if score is not None:
        score._history_user, score._history_date = door, op
        score.delete()


def _differs(meting: Meting, antwoorden: Antwoorden) -> bool:
    rows = {score.onderdeel: antwoord_of(score) for score in Score.objects.filter(meting=meting)}
    return any(
        rows.get(code, Antwoord()) != a and not (a.is_empty and code not in rows)
        for code, a in antwoorden.items()
    )


@transaction.atomic
def record_scores(
    *,
    meting: Meting,
    antwoorden: Antwoorden,
    door: Account,
    op: dt.datetime,
    versie: int | None = None,
    sleutel: str = "",
) -> Meting:
    """Write some parts of one voice; parts that are not in `antwoorden` stay. An empty answer takes away what stood there.

    Saying the same again changes nothing. Raises Fout (instrument, another's voice, finished), Verouderd (`versie`).
    """
    current = _lock(meting, door, is_finished=False)
    instrument = instrument_of(current.instrument)
    for code, antwoord in antwoorden.items():
        check_antwoord(instrument, code, antwoord)
    if not _differs(current, antwoorden):
        return current
    check_versie(current, versie)
    _record(current, door, op, "meting bijgewerkt", sleutel)
    _write(current, antwoorden, door, op)
    # No line of history for the voice itself: what changed is a score, and that has one.
    Meting.objects.filter(pk=current.pk).update(versie=F("versie") + 1)
    current.versie += 1
    return current


def record_score(
    *,
    meting: Meting,
    onderdeel: str,
    antwoord: Antwoord,
    door: Account,
    op: dt.datetime,
    sleutel: str = "",
) -> Meting:
    """Write one part of one voice; see `record_scores`."""
    return record_scores(meting=meting, antwoorden={onderdeel: antwoord}, door=door, op=op, sleutel=sleutel)


@transaction.atomic
def finish_meting(*, meting: Meting, door: Account, op: dt.datetime, sleutel: str = "") -> Meting:
    """This voice is ready. Once both are, each sees the other's. Raises Fout when nothing at all was answered.

    An empty voice may not finish: it would open the other's answers without giving any.
    """
    current = _lock(meting, door, is_finished=False)
    if not Score.objects.filter(meting=current).exists():
        raise Fout("Er staat nog niets in. Geef eerst bij minstens één onderdeel een antwoord.")
    _record(current, door, op, f"meting afgerond: {in_dutch(Stem(current.stem).label)}", sleutel)
    current.afgerond_op = op
    save_versioned(current, door=door, op=op)
    return current


@transaction.atomic
def reopen_meting(*, meting: Meting, door: Account, op: dt.datetime, sleutel: str = "") -> Meting:
    """Go on with a finished voice of one's own, as long as the other side cannot have seen it.

    Once the voices lie beside each other the answers stand: who saw the other's view could no longer answer blind.
    """
    current = _lock(meting, door, is_finished=True)
    # Written down first: that holds the dossier, so that the other voice cannot finish between looking and reopening.
    _record(current, door, op, "meting weer geopend", sleutel)
    if current.wijze == Meting.Wijze.IMPORT or is_open(current.moment, list_stemmen(moment=current.moment)):
        raise Fout(
            "De antwoorden van beiden liggen al naast elkaar en blijven zo staan. Meet opnieuw op een ander moment."
        )
    current.afgerond_op = None
    save_versioned(current, door=door, op=op)
    return current


@transaction.atomic
def record_ontbrekende_stem(
    *, moment: Moment, stem: str, reden: str, door: Account, op: dt.datetime, sleutel: str = ""
) -> Moment:
    """Say that the other voice does not come, and why; then `door`'s side goes on without waiting.

    Raises Fout without a reason, about one's own voice, before one's own voice is finished, or when the other is in.
    """
    voices = {m.stem: m for m in list_stemmen(moment=moment)}
    own, other = voices.get(door.stem), voices.get(stem)
    if stem not in BEIDE or stem == door.stem:
        raise Fout("Kies de stem van de ander.", "stem")
    if own is None or not own.afgerond_op:
        raise Fout("Rond eerst uw eigen kijk af.", "stem")
    if other is not None and other.afgerond_op:
        raise Fout("De andere stem is er al.", "stem")
    if not reden.strip():
        raise Fout("Schrijf op waarom de andere stem niet komt.", "reden")
    record_handeling(
        dossier=moment.dossier,
        door=door,
        op=op,
        stap=STAP,
        soort="verder zonder de andere stem",
        sleutel=sleutel,
    )
    moment.ontbrekende_stem, moment.ontbreekt_reden = stem, reden.strip()[:LONGEST_REASON]
    moment.ontbreekt_op, moment.ontbreekt_door = op, door
    moment.save(update_fields=["ontbrekende_stem", "ontbreekt_reden", "ontbreekt_op", "ontbreekt_door"])
    return moment


@transaction.atomic
def record_meting(
    *,
    dossier: Dossier,
    door: Account,
    op: dt.datetime,
    datum: dt.date,
    stem: str,
    wijze: str,
    antwoorden: Antwoorden,
    aanleiding: str = "",
    instrument: str | None = None,
    sleutel: str = "",
) -> Meting:
    """A whole voice in one act, finished: what the portal, the API and the import use. Ten queries, whatever the parts.

    The moment of `datum` is made when it is not there. Raises Fout (date, instrument, no answers) and when this voice has
    spoken on this date: nobody overwrites a voice, and the same file twice changes nothing.
    """
    _check_datum(datum, op)
    _check_stem(door, stem, wijze)
    gekozen = instrument_of(instrument)
    said = _check_whole(antwoorden, gekozen)
    moment = Moment.objects.filter(dossier=dossier, op=datum).first()
    if moment and Meting.objects.filter(moment=moment, stem=stem).exists():
        raise Fout(f"Er is al een meting van de {Stem(stem).label} op {datum:%d-%m-%Y}.", "stem")
    soort = "meting overgenomen" if wijze == Meting.Wijze.IMPORT else "meting vastgelegd"
    meting = Meting(
        stem=stem,
        wijze=wijze,
        door=door,
        instrument=gekozen.code,
        begonnen_op=op,
        afgerond_op=op,
    )
    record_handeling(
        dossier=dossier, door=door, op=op, stap=STAP, soort=soort, onderwerp=meting.pk, sleutel=sleutel
    )
    meting.moment = moment or _add_moment(dossier, datum, aanleiding)
    _add_voice(meting, door, op)
    _write_new(meting, said, door, op)
    return meting


def _check_whole(antwoorden: Antwoorden, instrument: Instrument) -> Antwoorden:
    """The answers that say something, checked. Raises Fout when there are none."""
    said = {code: antwoord for code, antwoord in antwoorden.items() if not antwoord.is_empty}
    for code, antwoord in said.items():
        check_antwoord(instrument, code, antwoord)
    if not said:
        raise Fout("In deze meting staat geen enkel antwoord.", "antwoorden")
    return said
