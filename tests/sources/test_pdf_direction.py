"""Lines with right-to-left letters are read in their order, whichever order pdfium hands them out in."""

from argmap.sources.pdf_direction import reading_order, with_pairs
from argmap.sources.reading import read_source
from tests.sources.references import agreement, printed_by_browser, words

HEBREW = "ויאמר אלהים יהי אור ויהי אור בשנת 2024 (EU policy, as they say) ויבדל אלהים בין האור ובין החשך."
ARABIC = (
    "لنتخيّل أنّ كلّ أشكال الحياة وكلّ الموادّ الحيّة مؤلّفة من قطع صغيرة يمكنها أن تندمج في عام 2024 والاتحاد الأوروبي يقول."
)


def read(handed_out: str, shown: str, is_leftwards: bool = True) -> str:
    """Characters in reading order, if they are handed out in one order and shown, from left to right, in another."""
    places = []
    for character in handed_out:
        places.append(next(place for place, one in enumerate(shown) if one == character and place not in places))
    indices = range(len(handed_out))
    order = reading_order(handed_out, indices, lambda index: (places[index], 0, places[index] + 1, 1), is_leftwards)
    return "".join(handed_out[index] for index in order)


def test_letters_that_were_turned_round_wrongly_are_turned_back():
    assert read("גבא", shown="גבא") == "אבג"


def test_letters_in_their_order_stay():
    assert read("אבג דהו", shown="והד גבא") == "אבג דהו"


def test_words_of_the_other_direction_are_read_in_theirs():
    assert read("אב xyz, uvw גד", shown="דג uvw xyz, בא") == "אב uvw xyz, גד"


def test_right_to_left_words_within_a_left_to_right_line_are_read_from_the_right():
    assert read("xyz דה אב uvw", shown="xyz הד בא uvw", is_leftwards=False) == "xyz אב דה uvw"


def test_brackets_stay_around_the_words_of_the_other_direction():
    assert read("אב )xyz uvw( גד", shown="דג (uvw xyz) בא") == "אב )uvw xyz( גד"


def test_a_bracket_goes_to_the_letter_that_it_stands_close_to():
    assert read("אב xy (גד", shown="דג (xy בא") == "אב xy( גד"


def test_a_figure_in_brackets_stays_in_them():
    assert read("אב (12).", shown=".(12) בא") == "אב )12(."


def test_a_line_among_others_from_right_to_left_is_read_so_though_most_of_it_is_not():
    assert read("אב (uvw xyz) 12", shown="בא (uvw xyz) 12") == "12 )uvw xyz( אב"


def test_brackets_make_pairs_where_their_number_allows():
    assert with_pairs("a (b( [c] (d)") == "a (b) [c] (d)"
    assert with_pairs("a (b (c) d)") == "a (b (c) d)"
    assert with_pairs("a (b") == "a (b"


def test_a_printed_page_of_hebrew_and_arabic_has_its_words_in_order(tmp_path):
    page = f"<meta charset=utf-8><body dir=rtl><p>{HEBREW}</p><p>{ARABIC}</p>"
    text = read_source(printed_by_browser(page.encode(), tmp_path), "a.pdf").text
    assert agreement(words(HEBREW), words(text)) == 1.0
    assert agreement(words(ARABIC), words(text)) >= 0.9  # the browser's own spaces divide two words
    assert HEBREW in text


def test_lines_of_a_paragraph_from_right_to_left_are_joined(tmp_path):
    page = f"<meta charset=utf-8><body dir=rtl><p style='width: 16em'>{HEBREW}</p>"
    assert read_source(printed_by_browser(page.encode(), tmp_path), "a.pdf").text == HEBREW


def test_a_bracket_that_stands_alone_before_a_line_is_read_with_it(tmp_path):
    page = "<meta charset=utf-8><body dir=rtl><p>( שלום עולם"
    text = read_source(printed_by_browser(page.encode(), tmp_path), "a.pdf").text
    assert "שלום עולם" in text
