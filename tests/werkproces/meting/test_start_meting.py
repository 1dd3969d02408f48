import pytest

from draagkracht.toegang.fouten import Fout
from draagkracht.werkproces.meting.models import Meting
from draagkracht.werkproces.meting.services import choose_onderdelen


def test_the_same_person_goes_on_with_the_voice_that_is_there(begin, noor):
    assert begin(noor).pk == begin(noor).pk
    assert Meting.objects.count() == 1


def test_the_professional_voice_belongs_to_who_began_it(begin, noor, bram):
    begin(noor)
    with pytest.raises(Fout, match="Noor van Dijk"):
        begin(bram)


def test_a_resident_speaks_only_for_the_resident(begin, rachida):
    with pytest.raises(Fout, match="alleen voor uzelf"):
        begin(rachida, "professional", "zelf")
    assert begin(rachida, "inwoner", "zelf").wijze == "zelf"


def test_a_professional_never_answers_alone_for_the_resident(begin, noor):
    with pytest.raises(Fout, match="samen met u aan tafel"):
        begin(noor, "inwoner", "zelf")
    assert begin(noor, "inwoner", "samen").stem == "inwoner"


def test_what_a_resident_began_at_home_is_not_for_the_professional(begin, noor, rachida):
    begin(rachida, "inwoner", "zelf")
    with pytest.raises(Fout, match="vult dit zelf in"):
        begin(noor, "inwoner", "samen")


def test_a_resident_may_go_on_at_home_with_what_was_begun_at_the_table(begin, noor, rachida):
    at_table = begin(noor, "inwoner", "samen")
    assert begin(rachida, "inwoner", "zelf").pk == at_table.pk


@pytest.mark.parametrize(("stem", "wijze"), [("buurman", "zelf"), ("inwoner", "telepathie")])
def test_it_refuses_an_unknown_voice_or_way(begin, noor, stem, wijze):
    with pytest.raises(Fout, match="kennen wij niet"):
        begin(noor, stem, wijze)


def test_the_parts_to_talk_about_are_kept(begin, noor, op):
    meting = begin(noor, "inwoner", "samen")
    choose_onderdelen(meting=meting, onderdelen=["wonen", "financien", "wonen"], door=noor, op=op)
    meting.refresh_from_db()
    assert meting.onderdelen == ["wonen", "financien"]


@pytest.mark.parametrize("onderdelen", [[], ["sterrenkunde"]])
def test_it_refuses_no_parts_and_unknown_parts(begin, noor, op, onderdelen):
    with pytest.raises(Fout):
        choose_onderdelen(meting=begin(noor, "inwoner", "samen"), onderdelen=onderdelen, door=noor, op=op)
