import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.methodiek.fouten import MethodiekFout
from draagkracht.methodiek.profielinvoer import parse_invoer


def test_plain_json_is_taken_with_or_without_a_byte_order_mark():
    assert parse_invoer(b'{"instrument": "draagkracht-1", "metingen": []}')["metingen"] == []
    assert parse_invoer(b"\xef\xbb\xbf[1]") == [1]


@pytest.mark.parametrize(
    ("ruw", "zin"),
    [
        (b"", "De invoer is geen geldige JSON: kijk op regel 1, teken 1."),
        (b'{"a": 1,\n}', "De invoer is geen geldige JSON: kijk op regel 2, teken 1."),
        (b'{"a": "\xff"}', "De invoer is geen UTF-8-tekst."),
        (b'{"a": NaN}', "De invoer is geen geldige JSON: NaN is geen getal."),
        (b"[-Infinity]", "De invoer is geen geldige JSON: -Infinity is geen getal."),
        (b'{"wonen": 1, "wonen": 2}', "Het veld 'wonen' staat twee keer in hetzelfde object."),
        (b"9" * 5000, "De invoer heeft een te groot getal of is te diep genest."),
        (b"[" * 200_000, "De invoer heeft een te groot getal of is te diep genest."),
    ],
    ids=["empty", "comma", "not utf-8", "nan", "infinity", "twice", "huge number", "deeply nested"],
)
def test_anything_else_gives_one_sentence(ruw, zin):
    with pytest.raises(MethodiekFout) as gevangen:
        parse_invoer(ruw)
    assert gevangen.value.zin == zin


@given(st.binary())
def test_any_bytes_are_taken_or_refused(ruw):
    try:
        parse_invoer(ruw)
    except MethodiekFout as fout:
        fout.zin.encode("utf-8")
