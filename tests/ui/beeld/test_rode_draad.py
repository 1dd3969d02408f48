import time
from itertools import pairwise

from draagkracht.ui.beeld.rode_draad import Draad, DraadKaart, RodeDraad, rode_draad, rode_draad_tabel
from draagkracht.ui.beeld.rode_draad_plaats import place, spread
from tests.ui.lezen import classes, parse, words


def thread(*kaarten: DraadKaart, draden: tuple[Draad, ...] = ()) -> RodeDraad:
    return RodeDraad(kaarten, draden)


QUESTION = DraadKaart("v", 0, "Ik durf de post niet open te maken.", "/vraag/", is_citaat=True)
FINDING = DraadKaart("b", 1, "Schulden groeien", "/bevinding/")
GOAL = DraadKaart("d", 2, "Ik weet wat ik moet betalen", "/doel/", los="nog los: geen stap")


def test_cards_are_links():
    links = {a.get("href") for a in parse(rode_draad(thread(QUESTION, FINDING))).iter("a")}
    assert {"/vraag/", "/bevinding/"} <= links


def test_a_card_stands_under_the_one_it_comes_from():
    figure = parse(rode_draad(thread(QUESTION, FINDING, draden=(Draad("v", "b"),))))
    (inner,) = figure.findall(".//li//ul/li")
    assert "Schulden groeien" in " ".join(inner.itertext())


def test_the_thread_can_be_heard_both_ways():
    text = words(rode_draad(thread(QUESTION, FINDING, draden=(Draad("v", "b"),))))
    assert "leidt tot: Schulden groeien" in text
    assert "komt uit: Ik durf de post niet open te maken." in text


def test_only_a_thread_that_the_tree_cannot_show_is_a_link_and_goes_both_ways():
    other = DraadKaart("b2", 1, "Huur loopt achter")
    draden = (Draad("v", "b"), Draad("v", "b2"), Draad("b", "d"), Draad("b2", "d"))
    figure = parse(rode_draad(thread(QUESTION, FINDING, other, GOAL, draden=draden)))
    ways = {(a.get("href"), a.text) for a in figure.iter("a") if a.get("href").startswith("#")}
    assert ways == {("#draad-3", "Ik weet wat ik moet betalen"), ("#draad-2", "Huur loopt achter")}
    assert all(figure.find(f".//*[@id='{href[1:]}']") is not None for href, _text in ways)


def test_a_step_stands_under_its_goal_and_not_under_what_carries_it():
    step = DraadKaart("s", 3, "Post met mijn zus")
    draden = (Draad("b", "s", is_kracht=True), Draad("b", "d"), Draad("d", "s"))
    figure = parse(rode_draad(thread(FINDING, GOAL, step, draden=draden)))
    (deepest,) = figure.findall(".//ul/li/ul/li/ul/li")
    assert "Post met mijn zus" in " ".join(deepest.itertext())


def test_a_loose_end_is_drawn_and_said():
    figure = rode_draad(thread(QUESTION, GOAL))
    assert {"dk-draad__krul", "dk-draad__kaart--los"} <= classes(figure)
    assert "nog los: geen stap" in words(figure)


def test_draagkracht_that_is_used_is_another_line_and_a_word():
    step = DraadKaart("s", 3, "Post met mijn zus", "/stap/")
    figure = rode_draad(thread(FINDING, step, draden=(Draad("b", "s", is_kracht=True),)))
    assert "dk-draad__lijn--kracht" in classes(figure)
    assert "wat draagt, ingezet" in words(figure)


def test_a_thread_to_a_card_that_is_not_there_is_left_out():
    figure = rode_draad(thread(QUESTION, draden=(Draad("v", "weg"),)))
    assert "leidt tot" not in words(figure).replace("het een leidt tot het ander", "")


def test_a_thread_that_runs_back_is_left_out():
    figure = rode_draad(thread(QUESTION, FINDING, draden=(Draad("b", "v"),)))
    assert "komt uit" not in words(figure)


def test_every_card_is_told_once():
    goal = DraadKaart("d", 2, "Een doel")
    other = DraadKaart("b2", 1, "Nog een bevinding")
    draden = (Draad("v", "b"), Draad("v", "b2"), Draad("b", "d"), Draad("b2", "d"))
    figure = parse(rode_draad(thread(QUESTION, FINDING, other, goal, draden=draden)))
    assert [plek.get("id") for plek in figure.iter("div") if plek.get("id")] == [
        "draad-0",
        "draad-1",
        "draad-3",
        "draad-2",
    ]


def test_cards_in_a_column_never_stand_on_each_other():
    cards = [("v", 0), *((f"b{i}", 1) for i in range(7)), ("d", 2)]
    rows = place(cards, [("v", "b0"), ("b6", "d")])
    column = sorted(rows[f"b{i}"] for i in range(7))
    assert all(after - before >= 2 for before, after in pairwise(column))


def test_a_card_stands_level_with_what_it_comes_from():
    rows = place([("v", 0), ("a", 1), ("b", 1), ("doel", 2)], [("v", "a"), ("v", "b"), ("b", "doel")])
    assert rows["doel"] == rows["b"]


def test_cards_with_one_origin_are_spread_around_it():
    assert spread([4, 4, 4]) == [2, 4, 6]


def test_the_table_names_origin_and_destination():
    text = words(rode_draad_tabel(thread(QUESTION, FINDING, GOAL, draden=(Draad("v", "b"), Draad("b", "d")))))
    assert (
        "Schulden groeien bevinding Ik durf de post niet open te maken. Ik weet wat ik moet betalen" in text
    )


def test_an_empty_thread_is_still_a_picture():
    assert "De rode draad" in words(rode_draad(thread()))


def test_forty_cards_take_a_few_milliseconds():
    cards = tuple(DraadKaart(str(i), i % 5, f"Kaart {i}", f"/{i}/") for i in range(40))
    draden = tuple(
        Draad(str(i), str(j)) for i in range(40) for j in range(40) if i % 5 + 1 == j % 5 and (i + j) % 3 == 0
    )
    took = []
    for _attempt in range(5):
        start = time.perf_counter()
        rode_draad(RodeDraad(cards, draden))
        took.append(time.perf_counter() - start)
    assert min(took) < 0.03
