"""The command: what people type, what comes back, and one sentence when something is wrong."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from draagkracht.cli import run
from draagkracht.cli.demo import cast
from draagkracht.cli.naslag import render
from draagkracht.werkproces.dossier.models import Dossier
from tests.planning.voorbeelden import SCHULDEN

GOED = {
    "instrument": "draagkracht-1",
    "metingen": [{"op": "2026-01-10", "stem": "inwoner", "draaglast": {"financien": 3}}],
}
PROGRAMMA = [sys.executable, "-c", "from draagkracht.cli import main; main()"]
WORTEL = Path(__file__).resolve().parents[2]


@pytest.fixture
def type_(capfdbinary):
    def enter(*words: str) -> tuple[int, str, str]:
        code = run(words)
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return enter


def test_help_is_dutch_and_starts_without_django():
    probe = (
        "import sys; from draagkracht.cli import run; run(['--help']); "
        "sys.exit(any(m in sys.modules for m in ('django', 'openpyxl', 'numpy')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe],
        env={"PYTHONPATH": str(WORTEL / "src")},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert "Opdrachten:" in done.stdout.decode()


def test_profiel_writes_sorted_json_with_one_newline(type_, tmp_path):
    path = tmp_path / "in.json"
    path.write_text(json.dumps(GOED))
    code, out, err = type_("profiel", str(path))
    assert (code, err) == (0, "")
    assert out.endswith("}\n")
    assert not out.endswith("\n\n")
    answer = json.loads(out)
    assert list(answer) == sorted(answer)
    assert answer["metingen"][0]["onderdelen"]["financien"]["score"] == 3


@pytest.mark.parametrize(
    ("ruw", "waarom"),
    [
        (b"", "geen JSON"),
        (b"{", "regel 1"),
        (b"\xff\xfe{}", "geen UTF-8"),
        (b'{"a\0": 1}', "geen JSON"),
        (b"[" * 100_000, "te diep genest"),
        (b'{"instrument": "draagkracht-1", "instrument": "x", "metingen": []}', "'instrument'"),
        (b'{"instrument": "draagkracht-1", "metingen": NaN}', "NaN"),
        (b'{"instrument": "draagkracht-1", "metingen": [' + b"9" * 5000 + b"]}", "metingen[0]"),
        (
            b'{"instrument": "draagkracht-1", "metingen": [{"op": "2026-01-10", "stem": "inwoner",'
            b' "draaglast": {"wonen": NaN}}]}',
            "metingen[0].draaglast.wonen: een score is een heel getal van 0 tot en met 4, niet NaN.",
        ),
        (b'{"instrument": "draagkracht-1", "metingen": [{"op": "2026-01-10", "stem": "ik"}]}', "stem"),
        (b"[]", "object"),
    ],
)
def test_profiel_refuses_bad_input_with_one_sentence(type_, tmp_path, ruw, waarom):
    path = tmp_path / "in.json"
    path.write_bytes(ruw)
    code, out, err = type_("profiel", str(path))
    assert (code, out) == (2, "")
    assert waarom in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("naam", ["bestaat-niet.json", "/", "a\0b"])
def test_profiel_refuses_what_is_no_file(type_, naam):
    code, out, err = type_("profiel", naam)
    assert (code, out, err.count("\n")) == (2, "", 1)


@given(
    ruw=st.binary(max_size=300)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["instrument", "metingen", "op", "stem", "draaglast", "financien"]),
                inner,
                max_size=3,
            )
        ),
    ).map(lambda value: json.dumps(value).encode())
)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_profiel_never_falls_over(type_, tmp_path, ruw):
    path = tmp_path / "in.json"
    path.write_bytes(ruw)
    code, out, err = type_("profiel", str(path))
    assert (code == 0 and not err) or (code == 2 and not out and err.count("\n") == 1)


@pytest.mark.parametrize(
    ("woorden", "waarom"),
    [
        (["nietes"], "'nietes' bestaat niet"),
        (["profiel"], "ontbreekt"),
        (["profiel", "--hulp"], "'--hulp'"),
        (["profiel", "a", "b"], "te veel"),
        (["demo", "--dossiers", "veel"], "geen heel getal"),
        (["demo", "--op", "2026-02-30"], "2026-02-30"),
        (["check", "instrument", "nergens.toml"], "bestaat niet"),
    ],
)
def test_a_mistake_in_typing_gets_one_dutch_sentence(type_, woorden, waarom):
    code, out, err = type_(*woorden)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert waarom in err


def test_check_instrument_tells_what_is_wrong_in_one(type_, tmp_path):
    path = tmp_path / "eigen.toml"
    path.write_text('code = "eigen"\n')
    code, out, err = type_("check", "instrument", str(path))
    assert (code, out) == (2, "")
    assert "onderdeel" in err.lower()


@pytest.mark.django_db
def test_demo_accounts_prints_only_json(type_):
    code, out, _err = type_("demo", "--accounts", "--dossiers", "2")
    accounts = {row["gebruikersnaam"]: row for row in json.loads(out)}
    assert code == 0
    assert accounts["noor"] == {
        "gebruikersnaam": "noor",
        "wachtwoord": cast.WACHTWOORD,
        "rol": "professional",
        "deur": "team",
    }
    assert accounts["rachida"]["deur"] == "portaal"


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", ["0", "1"])
def test_the_smallest_demo_has_its_accounts_too(type_, aantal):
    assert type_("demo", "--dossiers", aantal)[0] == 0
    code, out, _err = type_("demo", "--accounts")
    assert (code, json.loads(out)[0]["gebruikersnaam"]) == (0, "noor")
    assert Dossier.objects.count() == int(aantal)


@pytest.mark.django_db
def test_demo_twice_says_that_it_is_there_and_another_is_refused(type_):
    assert type_("demo", "--dossiers", "2")[0] == 0
    assert type_("demo", "--dossiers", "2")[1] == "De demo staat er al.\n"
    code, out, err = type_("demo", "--dossiers", "3")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert type_("demo", "--dossiers", "3", "--if-empty") == (0, "", "")


@pytest.mark.django_db
def test_import_reports_per_line_and_ends_well(type_, noor, tmp_path):
    path = tmp_path / "zrm.csv"
    path.write_text("dossier;datum;stem;Huisvesting\nA1;2025-01-05;inwoner;2\nA2;gisteren;inwoner;2\n")
    code, out, err = type_("import", "zrm", str(path))
    assert (code, err) == (0, "")
    assert "Overgenomen: 1 rij met 1 waarde" in out
    assert "regel 3: De datum 'gisteren'" in out
    assert f"op naam van {noor.naam}" in out


@pytest.mark.django_db
def test_import_refuses_a_file_as_a_whole_and_an_unknown_name(type_, noor, tmp_path):
    path = tmp_path / "zrm.csv"
    path.write_bytes(b"\0\1\2")
    assert type_("import", "zrm", str(path))[::2] == (2, "Dit bestand is geen CSV en geen Excel (.xlsx).\n")
    code, out, err = type_("import", "zrm", str(path), "--door", "niemand")
    assert (code, out) == (2, "")
    assert "niemand" in err


@pytest.mark.django_db
def test_check_finds_everything_in_order(type_):
    assert type_("check") == (0, "Alles is in orde.\n", "")


def test_the_reference_of_the_commands_is_up_to_date():
    page = (WORTEL / "docs/naslag/opdrachten.md").read_text(encoding="utf-8")
    assert page == render(), "Maak de bladzijde opnieuw: python -m draagkracht.cli.naslag"


def _environment(tmp_path: Path, port: int) -> dict[str, str]:
    own = {key: value for key, value in os.environ.items() if not key.startswith(("DRAAGKRACHT", "DJANGO"))}
    return {
        **own,
        "PYTHONPATH": str(WORTEL / "src"),
        "DRAAGKRACHT_DATA": str(tmp_path / "data"),
        "DRAAGKRACHT_PORT": str(port),
    }


def test_on_an_empty_machine_it_sets_up_serves_and_says_when_the_port_is_taken(tmp_path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = _environment(tmp_path, port)

    def enter(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*PROGRAMMA, *words], env=environment, capture_output=True, text=True, check=False
        )

    early = enter("check", "inzagelog")
    assert (early.returncode, early.stdout, early.stderr.count("\n")) == (2, "", 1)
    assert "draagkracht setup" in early.stderr
    assert enter("setup").returncode == 0
    start = [*PROGRAMMA, "serve"]
    with subprocess.Popen(start, env=environment, stdout=subprocess.PIPE) as server:
        try:
            assert f"http://127.0.0.1:{port}/".encode() in server.stdout.readline()
            assert _answers(f"http://127.0.0.1:{port}/inloggen/")
            second = enter("serve")
            assert (second.returncode, second.stdout) == (2, "")
            assert f"Poort {port} is al in gebruik" in second.stderr
        finally:
            server.terminate()


def _answers(address: str) -> bool:
    for _attempt in range(150):
        try:
            with urllib.request.urlopen(address) as page:
                return page.status == 200
        except OSError:
            time.sleep(0.2)
    return False


def test_stappenplan_writes_the_same_bytes_again_and_reads_standard_input(type_, tmp_path, monkeypatch):
    ruw = json.dumps(SCHULDEN).encode()
    path = tmp_path / "in.json"
    path.write_bytes(ruw)
    code, out, err = type_("stappenplan", str(path), "--alternatieven", "1")
    assert (code, err) == (0, "")
    assert len(json.loads(out)["plannen"]) == 2
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ruw)))
    assert type_("stappenplan", "-", "--alternatieven", "1") == (0, out, "")


@pytest.mark.parametrize(
    ("change", "waarom"),
    [
        ({"horizon_weken": "lang"}, "horizon_weken"),
        ({"nationaliteit": "NL"}, "'nationaliteit' hoort niet in een opgave"),
        ({"doelen": [{"code": "x"}]}, "doelen[0]"),
    ],
)
def test_stappenplan_refuses_bad_input_with_one_sentence_that_names_the_field(
    type_, tmp_path, change, waarom
):
    path = tmp_path / "in.json"
    path.write_text(json.dumps(SCHULDEN | change))
    code, out, err = type_("stappenplan", str(path))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert waarom in err


def test_stappenplan_refuses_a_strange_number_of_alternatives(type_):
    code, out, err = type_("stappenplan", "-", "--alternatieven", "-1")
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_the_algorithm_register_entry_is_json_made_of_the_rules(type_):
    code, out, err = type_("algoritmeregister")
    assert (code, err) == (0, "")
    entry = json.loads(out)
    assert entry["standard_version"] == "1.0"
    assert "Eerst lucht, dan leren" in entry["methods_and_models"]


def test_check_catalogus_finds_the_shipped_one_in_order(type_):
    assert type_("check", "catalogus") == (0, "Deze catalogus klopt.\n", "")


def test_check_catalogus_tells_every_fault_with_its_intervention(type_, tmp_path):
    path = tmp_path / "eigen.toml"
    path.write_text('[[interventie]]\ncode = "breicafe"\nweken = 0\n')
    code, out, err = type_("check", "catalogus", str(path))
    assert (code, out) == (2, "")
    assert "eigen.toml, interventie breicafe: weken is 0" in err
    assert all(line.startswith("eigen.toml, interventie breicafe: ") for line in err.splitlines())


@pytest.mark.parametrize("pad", ["nergens.toml", "\x00"])
def test_check_catalogus_of_nothing_is_one_sentence(type_, pad):
    code, out, err = type_("check", "catalogus", pad)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
