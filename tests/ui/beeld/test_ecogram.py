import re

from draagkracht.ui.beeld.ecogram import Ecogram, Persoon, ecogram, ecogram_tabel
from draagkracht.ui.beeld.svg import text_width
from tests.ui.lezen import SVG, images, words

FOURTEEN = Ecogram(
    "ik",
    tuple(
        Persoon(f"Persoon met naam {i}", "kennis van vroeger", 1 + i % 3, "geeft", i % 4) for i in range(14)
    ),
)


def boxes(svg) -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom of every text outside the marks."""
    out = []
    for text in svg.iter(f"{SVG}text"):
        klasse, x, y = text.get("class"), float(text.get("x")), float(text.get("y"))
        size, bold = (14.5, True) if "naam" in klasse else (12.5, False)
        breed = text_width(text.text, size, bold)
        if "dk-b-begin" in klasse or "dk-b-eind" in klasse:
            left = x if "dk-b-begin" in klasse else x - breed
            out.append((left, y - size, left + breed, y + 2))
    return out


def test_texts_of_fourteen_people_never_touch():
    found = boxes(images(ecogram(FOURTEEN))[0])
    assert len(found) == 3 * 14
    for i, a in enumerate(found):
        for b in found[i + 1 :]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_texts_stay_clear_of_the_rings():
    svg = images(ecogram(FOURTEEN))[0]
    ring = max(float(c.get("r")) for c in svg.iter(f"{SVG}circle") if c.get("class") == "dk-b-ring")
    middle = float(svg.get("viewBox").split()[2]) / 2
    assert all(right <= middle - ring or left >= middle + ring for left, _top, right, _bottom in boxes(svg))


def test_near_people_stand_nearer():
    two = Ecogram("ik", (Persoon("Dichtbij", "zus", 1), Persoon("Ver", "oom", 3)))
    svg = images(ecogram(two))[1]
    marks = [c for c in svg.iter(f"{SVG}circle") if c.get("class") == "dk-b-mens"]
    far = [abs(float(c.get("cx")) - 180) ** 2 + abs(float(c.get("cy")) - 175) ** 2 for c in marks]
    assert far[0] < far[1]


def test_direction_is_an_arrow_and_a_word():
    for richting, heads, woord in (
        ("geeft", 1, "geeft steun"),
        ("beide", 2, "steun over en weer"),
        ("stroef", 0, "het loopt stroef"),
        ("", 0, "er is contact"),
    ):
        picture = ecogram(Ecogram("ik", (Persoon("Samira", "zus", 1, richting),)))
        assert picture.count("dk-b-punt") == 2 * heads
        assert woord in words(picture)


def test_load_is_blocks_and_a_word():
    picture = ecogram(Ecogram("ik", (Persoon("Samira", "zus", 1, "geeft", 4),)))
    assert len(re.findall("dk-b-gewicht", str(images(picture)) + picture)) >= 4
    assert "is te veel" in words(picture)


def test_load_that_nobody_asked_about_is_not_zero():
    text = words(ecogram_tabel(Ecogram("ik", (Persoon("Samira", "zus"),))))
    assert "nog niet gevraagd wat het kost" in text


def test_a_bond_that_chafes_is_a_broken_line():
    picture = ecogram(Ecogram("ik", (Persoon("Samira", "zus", 1, "stroef"),)))
    assert picture.count("dk-b-band--stroef") == 2


def test_a_page_that_lists_the_people_itself_gets_no_second_list():
    assert "dk-eco__lijst" not in ecogram(FOURTEEN, has_list=False)


def test_nobody_yet_is_still_a_picture():
    assert len(images(ecogram(Ecogram("ik", ())))) == 2
