import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.methodiek.bsn import check_bsn, is_bsn, mask_bsn
from draagkracht.methodiek.fouten import MethodiekFout


@pytest.mark.parametrize(
    "bsn", ["111222333", "123456782", "249566758", "999999990", "999990019", "10000008", "010000008"]
)
def test_a_number_that_passes_the_elfproef_is_taken(bsn):
    assert check_bsn(bsn) == bsn.zfill(9)


@pytest.mark.parametrize(
    "bsn",
    [
        "000000000",
        "00000000",
        "123456789",
        "123456781",
        "213456782",
        "12345678",
        "",
        "1112223334",
        "1112223",
        "111 222 333",
        "1112.22.333",
        "111222333\n",
        "١١١٢٢٢٣٣٣",
        "１１１２２２３３３",
        "²²²²²²²²²",
    ],
)
def test_anything_else_is_refused_without_repeating_it(bsn):
    with pytest.raises(MethodiekFout) as gevangen:
        check_bsn(bsn, "inwoner.bsn")
    assert gevangen.value.veld == "inwoner.bsn"
    assert not bsn or bsn not in gevangen.value.zin


@given(st.integers(1, 999_999_999))
def test_the_elfproef_is_the_weighted_sum(getal):
    cijfers = f"{getal:09d}"
    som = sum(int(c) * w for c, w in zip(cijfers, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
    assert is_bsn(cijfers) == (som % 11 == 0)


def test_only_the_last_three_digits_stay_readable():
    assert mask_bsn("111222333") == "******333"
    assert mask_bsn("10000008") == "******008"


def test_what_is_no_bsn_is_hidden_whole():
    assert mask_bsn("") == ""
    assert mask_bsn("12345") == "*****"
