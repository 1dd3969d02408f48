"""What taking over a ZRM file does and refuses."""

from __future__ import annotations

import contextlib
import datetime as dt
import io

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.toegang.fouten import Fout
from draagkracht.toegang.inzage import check_keten
from draagkracht.toegang.models import Inzage
from draagkracht.werkproces.dossier.selectors import search_dossiers
from draagkracht.werkproces.meting.invoer import find_opener, import_zrm
from draagkracht.werkproces.models import Dossier, Handeling, Meting, Moment, Score
from tests import cast

NOBODY = "00000000-0000-4000-8000-000000000001"
KOP = "dossier;datum;stem;Financiën;Huisvesting;Sociaal netwerk\n"


@pytest.fixture
def take_over(noor, op):
    def do(ruw: bytes | str, door=noor, **options):
        ruw = ruw.encode() if isinstance(ruw, str) else ruw
        return import_zrm(
            ruw=ruw,
            gemeente=cast.GEMEENTE,
            op=op,
            door=door,
            opener=find_opener(cast.GEMEENTE, door),
            kanaal="toets",
            **options,
        )

    return do


def as_excel(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_it_turns_a_zrm_row_into_a_first_moment(take_over):
    verslag = take_over(KOP + "A1;2026-01-05;professional;1;4;3\n")
    meting = Meting.objects.get()
    assert (verslag.ingelezen, verslag.waarden, verslag.nieuwe_dossiers) == (1, 3, 1)
    assert (meting.stem, meting.wijze, meting.moment.op) == ("professional", "import", dt.date(2026, 1, 5))
    assert dict(meting.scores.values_list("onderdeel", "score")) == {
        "financien": 4,
        "wonen": 1,
        "netwerk": None,
    }
    assert meting.scores.get(onderdeel="netwerk").aanwezig == 2


def test_it_keeps_the_raw_score_and_the_rule_with_every_value(take_over):
    take_over("dossier;datum;stem;Huisvesting;Instrumentele ADL\nA1;2026-01-05;inwoner;4;2\n")
    score = Score.objects.get()
    assert score.is_afgeleid
    assert score.bron["ruw"] == {"Huisvesting": 4, "Instrumentele ADL": 2}
    assert "draaglast = 5 - ZRM" in score.bron["regel"]


def test_the_same_file_twice_changes_nothing(take_over):
    ruw = KOP + "A1;2026-01-05;inwoner;1;2;3\nA1;2026-01-05;professional;1;2;3\n"
    take_over(ruw)
    before = (Dossier.objects.count(), Score.objects.count(), Handeling.objects.count())
    verslag = take_over(ruw)
    assert (verslag.ingelezen, verslag.al_aanwezig) == (0, 2)
    assert (Dossier.objects.count(), Score.objects.count(), Handeling.objects.count()) == before


def test_other_values_for_the_same_voice_and_date_are_reported_and_left(take_over):
    take_over(KOP + "A1;2026-01-05;inwoner;1;2;3\n")
    verslag = take_over(KOP + "A1;2026-01-05;inwoner;5;2;3\n")
    assert [regel for regel, _ in verslag.anders] == [2]
    assert Score.objects.get(onderdeel="financien").score == 4


@pytest.mark.parametrize(
    ("rij", "waarom"),
    [
        ("A1;2026-02-30;inwoner;1;;", "2026-02-30"),
        ("A1;2027-01-05;inwoner;1;;", "toekomst"),
        ("A1;1-5;inwoner;1;;", "bestaat niet"),
        ("A1;2026-01-05;buurman;1;;", "buurman"),
        (";2026-01-05;inwoner;1;;", "welk dossier"),
        ("A1;2026-01-05;inwoner;7;;", "Financiën"),
        ("A1;2026-01-05;inwoner;;;", "geen score"),
        ("A1;2026-01-05;inwoner;1;;;9", "meer cellen"),
        ('A1;2026-01-05;inwoner;"1;;', "aanhalingsteken"),
    ],
)
def test_one_bad_row_is_told_with_its_line_and_never_stops_the_file(take_over, rij, waarom):
    verslag = take_over(f"{KOP}{rij}\nB2;05-01-2026;inwoner;2;;\n")
    ((regel, zin),) = verslag.overgeslagen
    assert regel == 2
    assert waarom in zin
    assert verslag.ingelezen == 1


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("teken", [";", ",", "\t"])
def test_it_reads_what_other_programs_write(take_over, codering, teken):
    ruw = (KOP + '"A\n1";2026-01-05;inwoner;1;2;3\nA2;2026-01-05;inwoner;1;2;3\n').replace(";", teken)
    verslag = take_over(ruw.encode(codering))
    assert verslag.ingelezen == 1
    assert verslag.onbekende_kolommen == []
    assert [regel for regel, _ in verslag.overgeslagen] == [2]


def test_it_reads_excel_with_real_dates_and_numbers_as_floats(take_over):
    rows = [
        ["Dossier", "Datum", "Stem", "Financiën", "Opmerking"],
        [1001.0, dt.datetime(2026, 1, 5), "Inwoner", 2.0, "x"],  # noqa: DTZ001 - Excel knows no zone
    ]
    verslag = take_over(as_excel(rows))
    assert verslag.ingelezen == 1
    assert verslag.onbekende_kolommen == ["Opmerking"]
    assert Dossier.objects.get().kenmerk == "1001"


def test_it_reads_the_first_sheet_that_holds_something(take_over):
    book = openpyxl.Workbook()
    sheet = book.create_sheet("scores")
    sheet.append(["dossier", "datum", "stem", "Huisvesting"])
    sheet.append(["A1", "2025-01-05", "inwoner", 2])
    made = io.BytesIO()
    book.save(made)
    assert take_over(made.getvalue()).ingelezen == 1


def test_it_tells_of_a_formula_that_has_no_value_yet(take_over):
    verslag = take_over(
        as_excel([["dossier", "datum", "stem", "Financiën"], ["A", "2026-01-05", "inwoner", "=1+1"]])
    )
    assert "formule" in verslag.overgeslagen[0][1]


@pytest.mark.parametrize(
    ("ruw", "waarom"),
    [
        (b"", "leeg"),
        (b"dossier;datum;stem\nA;2026-01-05;inwoner\n", "ZRM-domein"),
        (b"dossier;datum;stem;Huisvesting;huisvesting\n", "twee keer"),
        (b"dossier;stem;Huisvesting\nA;inwoner;1\n", "'datum' ontbreekt"),
        (b"PK\x03\x04niets", "beschadigd"),
        (b"\xd0\xcf\x11\xe0oud", "oud Excelbestand"),
        (b"a\0b\0c", "geen CSV"),
    ],
)
def test_it_refuses_a_file_that_cannot_be_read_as_a_whole(take_over, ruw, waarom):
    with pytest.raises((Fout, MethodiekFout), match=waarom):
        take_over(ruw)


def test_a_trial_writes_nothing(take_over):
    verslag = take_over(KOP + "A1;2026-01-05;inwoner;1;2;3\n", is_proef=True)
    assert verslag.ingelezen == 1
    assert not Dossier.objects.exists()


def test_a_colleagues_dossier_is_a_new_name_and_the_try_is_logged(take_over, bram, make_dossier):
    theirs = make_dossier(bram)
    known, unknown = (
        take_over(KOP + f"{key};2026-01-05;inwoner;1;;\n", is_proef=True) for key in (theirs.pk, NOBODY)
    )
    assert known == unknown
    verslag = take_over(KOP + f"{theirs.pk};2026-01-05;inwoner;1;;\n")
    assert (verslag.overgeslagen, verslag.nieuwe_dossiers) == ([], 1)
    assert not Moment.objects.filter(dossier=theirs).exists()
    assert {line.soort for line in Inzage.objects.filter(keten=theirs.pk)} == {"geweigerd"}
    assert check_keten(theirs.pk) == []


def test_a_name_that_a_colleague_took_over_tells_nothing_and_stays_ones_own(take_over, bram, op):
    """People use a BSN as the other system's name: 'there is one already' would tell who has a dossier."""
    file = KOP + "111222333;2026-01-05;inwoner;1;;\n"
    take_over(file)
    trial = take_over(file, door=bram, is_proef=True)
    assert trial == take_over(file.replace("111222333", "123456782"), door=bram, is_proef=True)
    assert take_over(file, door=bram).nieuwe_dossiers == 1
    assert (take_over(file, door=bram).al_aanwezig, take_over(file).al_aanwezig) == (1, 1)
    assert Dossier.objects.count() == 2


def test_the_administrator_means_the_oldest_dossier_of_a_name(take_over, bram):
    file = KOP + "A1;2026-01-05;inwoner;1;;\n"
    take_over(file)
    take_over(file, door=bram)
    first, second = Dossier.objects.order_by("pk")
    Dossier.objects.filter(pk=second.pk).update(geopend_op=first.geopend_op - dt.timedelta(days=1))
    take_over(KOP + "A1;2026-01-06;inwoner;1;;\n", door=None)
    assert Moment.objects.get(op=dt.date(2026, 1, 6)).dossier_id == second.pk


def test_a_closed_dossier_stays_as_it_is(take_over, dossier, op):
    Dossier.objects.filter(pk=dossier.pk).update(gesloten_op=op)
    verslag = take_over(KOP + f"{dossier.pk};2026-01-05;inwoner;1;;\n")
    assert "afgesloten" in verslag.overgeslagen[0][1]


def test_a_second_voice_on_the_same_date_joins_the_moment(take_over, dossier):
    rows = "".join(f"{dossier.pk};2026-01-05;{stem};1;2;3\n" for stem in ("inwoner", "professional"))
    take_over(KOP + rows)
    assert Moment.objects.get(dossier=dossier).metingen.count() == 2
    dossier.refresh_from_db()
    assert dossier.versie == 4  # opened, and two acts


def test_the_new_dossier_can_be_found_by_the_other_systems_name(take_over, noor, op):
    take_over(KOP + "ZRM-4471;2026-01-05;inwoner;1;2;3\n")
    hits = search_dossiers(door=noor, vraag="4471", op=op)
    assert [hit.inwoner.naam for hit in hits] == ["Overgenomen ZRM-4471"]


def test_the_administrator_writes_nobodys_name_in_the_log(take_over, noor, dossier):
    take_over(KOP + f"{dossier.pk};2026-01-05;inwoner;1;2;3\n", door=None)
    assert Inzage.objects.get(keten=dossier.pk).account is None
    assert Handeling.objects.get(soort="meting overgenomen").door is None


def test_history_says_who_took_a_score_over(take_over, noor):
    take_over(KOP + "A1;2026-01-05;inwoner;1;2;3\n")
    assert Score.objects.first().geschiedenis.get().history_user == noor


@given(ruw=st.binary(max_size=400) | st.binary(max_size=300).map(lambda b: b"PK\x03\x04" + b))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_make_it_fall_over(take_over, ruw):
    with contextlib.suppress(Fout, MethodiekFout):
        take_over(ruw)


@given(cellen=st.lists(st.text(max_size=12), min_size=6, max_size=6))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_row_makes_it_fall_over(take_over, cellen):
    ruw = (KOP + ";".join(cellen) + "\n").encode("utf-8", "ignore")
    with contextlib.suppress(Fout, MethodiekFout):  # a NUL in a cell makes the whole no text
        assert take_over(ruw, is_proef=True).rijen >= 0


def test_a_measurement_of_today_is_taken_over_just_after_midnight(noor):
    """A quarter past midnight in Amsterdam is still yesterday in UTC."""
    verslag = import_zrm(
        ruw=(KOP + "A1;2026-01-13;professional;1;4;3\n").encode(),
        gemeente=cast.GEMEENTE,
        op=dt.datetime(2026, 1, 12, 23, 15, tzinfo=dt.UTC),
        door=noor,
        opener=noor,
        kanaal="toets",
    )
    assert (verslag.ingelezen, verslag.overgeslagen) == (1, [])
