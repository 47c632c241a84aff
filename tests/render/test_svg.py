import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.core import edits
from argmap.layout.geometry import Rect
from argmap.render.drawing import Drawing, Text
from argmap.render.font_cutting import sfnt
from argmap.render.font_use import FontUse
from argmap.render.images import ImageFormat, ImageOptions, export_image
from argmap.render.map import draw_map
from argmap.render.svg import escaped, svg
from argmap.render.svg_fonts import font_face
from argmap.render.visible import visible
from tests.core.builders import small_map
from tests.render.named_maps import tree_of
from tests.render.pictures import every_element, picture, texts_of
from tests.samples.sample_files import slugs

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def drawing() -> Drawing:
    return draw_map(picture(every_element()))


@pytest.fixture
def plain() -> Drawing:
    """A drawing whose fonts are quickly cut down."""
    return draw_map(picture(small_map()))


def groups(root: ElementTree.Element, role: str) -> list[ElementTree.Element]:
    return [one for one in root.iter(f"{SVG}g") if one.get("class") == role]


def words_in(group: ElementTree.Element) -> str:
    """Everything that the group's text elements say, without spaces."""
    return "".join(text.text or "" for text in group.iter(f"{SVG}text")).replace(" ", "")


def placed_texts(root: ElementTree.Element) -> Iterator[tuple[float, float, ElementTree.Element]]:
    """The text elements, and where the group that they are in stands."""
    for group in root.findall(f"{SVG}g"):
        x, y = map(float, re.findall(r"[-.\d]+", group.get("transform", "0 0")))
        yield from ((x, y, text) for text in group.iter(f"{SVG}text"))


def test_every_card_is_a_group_that_says_its_text(drawing: Drawing) -> None:
    build = every_element()
    cards = groups(ElementTree.fromstring(svg(drawing)), "card")

    titles = " ".join(card.findtext(f"{SVG}title") or "" for card in cards)
    assert len(cards) == sum(1 for _ in build.tree.walk())
    assert all(text in titles for text in texts_of(build))


def test_the_text_elements_of_a_card_hold_all_its_letters() -> None:
    build = every_element()
    cards = groups(ElementTree.fromstring(svg(draw_map(picture(build)))), "card")

    said = {card.get("id"): sorted(words_in(card)) for card in cards}
    for place, _ in build.tree.walk():
        if build.tree.is_full(place):
            letters = visible(build.tree.node(place.node_id).text).replace(" ", "")
            left = list(said[f"card-{place.id}"])
            assert all(left.count(letter) >= letters.count(letter) for letter in letters)


@pytest.mark.parametrize("name", ["example", *slugs()])
def test_every_word_of_a_map_is_in_the_text_of_its_own_card(name: str) -> None:
    tree = tree_of(name)
    cards = groups(ElementTree.fromstring(export_image(tree, ImageOptions(ImageFormat.SVG)).decode()), "card")
    said = {card.get("id"): " ".join(text.text or "" for text in card.iter(f"{SVG}text")).split() for card in cards}

    places = [place for place, _ in tree.walk()]
    assert len(places) == len(said) > 20
    assert [
        place for place in places if set(tree.node(place.node_id).text.split()) - set(said[f"card-{place.id}"])
    ] == []


def test_each_run_says_where_it_stands_and_how_wide_it_is(drawing: Drawing) -> None:
    texts = list(placed_texts(ElementTree.fromstring(svg(drawing))))
    runs = [one for one in drawing.primitives() if isinstance(one, Text)]

    assert [text.text for _, _, text in texts] == [run.text for run in runs]
    for (x, y, text), run in zip(texts, runs, strict=True):
        assert x + float(text.get("x")) == pytest.approx(run.x, abs=0.011)  # both numbers are written in two decimals
        assert y + float(text.get("y")) == pytest.approx(run.baseline, abs=0.011)
        assert len(run.text) == 1 or float(text.get("textLength")) == pytest.approx(run.width, abs=0.01)


def test_no_two_groups_have_the_same_id(plain: Drawing) -> None:
    ids = [one.get("id") for one in ElementTree.fromstring(svg(plain)).iter() if one.get("id")]

    assert len(ids) == len(set(ids)) > 15


def test_the_same_drawing_gives_the_same_bytes(plain: Drawing) -> None:
    assert svg(plain) == svg(plain)


def test_the_picture_has_a_title_and_a_description_but_no_path_and_no_author(plain: Drawing) -> None:
    root = ElementTree.fromstring(svg(replace(plain, title="Who pays?", description="A map.")))

    assert root.findtext(f"{SVG}title") == "Who pays?"
    assert root.findtext(f"{SVG}desc") == "A map."
    assert not re.search(r"file:|/home|/work|/usr|creator|author", svg(plain).decode())


def test_every_font_that_drew_something_is_inside_and_nothing_is_fetched(drawing: Drawing) -> None:
    written = svg(drawing).decode()
    named = set(re.findall(r"argmap-[a-z0-9-]+", re.sub(r"@font-face{[^}]*}", "", written)))
    embedded = set(re.findall(r"@font-face{font-family:(argmap-[a-z0-9-]+)", written))

    assert named == embedded
    assert "argmap-inter" in named
    assert not re.search(r"url\((?!data:)|href", written)


def test_an_embedded_font_is_a_small_part_of_the_whole(drawing: Drawing) -> None:
    use = FontUse()
    for one in drawing.primitives():
        if isinstance(one, Text):
            use.add(one)

    for used in use.fonts.values():
        assert 0 < len(font_face(used)) < len(sfnt(used.raw)) / 4


def test_a_bidi_run_goes_right_to_left_whatever_surrounds_it() -> None:
    build = small_map()
    build.do(edits.edit_text(build.document, build.id("reason"), "שלום (2024)"))
    texts = list(ElementTree.fromstring(svg(draw_map(picture(build)))).iter(f"{SVG}text"))

    assert [text.get("class") for text in texts if "שלום" in (text.text or "")] == ["rtl"]
    assert [text.get("class") for text in texts if "2024" in (text.text or "")] == [None]


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=100))
def test_any_text_survives_as_a_title_but_for_what_xml_cannot_hold(text: str) -> None:
    empty = Drawing(*Rect(0, 0, 10, 10), "#FFFFFF", (), text)
    title = ElementTree.fromstring(svg(empty)).findtext(f"{SVG}title") or ""

    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)
    assert title == kept.replace("\r\n", "\n").replace("\r", "\n")


def test_markup_in_a_text_stays_text() -> None:
    build = small_map()
    build.do(edits.edit_text(build.document, build.id("reason"), "</text><script>alert(1)</script>&amp;\"'"))
    root = ElementTree.fromstring(svg(draw_map(picture(build))))

    assert not list(root.iter(f"{SVG}script"))
    assert "&lt;script&gt;" in escaped("<script>")


def test_a_transparent_drawing_has_no_background() -> None:
    drawing = draw_map(picture(small_map()))
    first = [one.tag for one in ElementTree.fromstring(svg(replace(drawing, background=None)))]

    assert first == [f"{SVG}title", f"{SVG}desc", f"{SVG}style", *[f"{SVG}g"] * len(drawing.groups)]


def test_the_scale_changes_the_size_and_not_the_coordinates(plain: Drawing) -> None:
    once, twice = (ElementTree.fromstring(svg(plain, scale)) for scale in (1, 2))

    assert float(twice.get("width")) == 2 * float(once.get("width"))
    assert twice.get("viewBox") == once.get("viewBox")
