from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from argmap.render import advances
from argmap.render.fonts import Style, font
from argmap.render.text import Typesetter, WrappedText

WIDTH = 200.0
COMMON = "the of and policy council security budget NATO's EU European Union per cent"
TRICKY = """well-known co-operation (2024) 3.5 and/or U.S. e.g., i.e. “quoted” ‘single’ 100% €5bn A&B x–y self- Étude
naïve Straße Ελλάδα Война № 7 treaty: law; why? because! to-do re-evaluate post-Cold-War 2019-2024 http://example.org/a?b=1
internationalisation - – — ... … [1] {set} #1 @home"""
MIXED = {
    "hebrew": "שלום עולם, זהו משפט עם NATO ומספר 2024 בתוכו (בסוגריים).",
    "arabic": "مرحبا بالعالم، هذه جملة فيها NATO والرقم 2024 بين الكلمات.",
    "chinese": "欧洲联盟与北约的合作需要更多的资金和更好的协调，否则会重复。",
    "japanese": "欧州連合とNATOの協力には、より多くの資金が必要です。",
    "korean": "유럽 연합과 나토의 협력에는 더 많은 자금이 필요합니다.",
    "hindi": "यूरोपीय संघ और नाटो के सहयोग के लिए अधिक धन चाहिए।",
    "thai": "ความร่วมมือระหว่างสหภาพยุโรปกับนาโตต้องใช้เงินมากขึ้น",
    "emoji": "Families 👩‍👩‍👧 and flags 🇪🇺🇩🇪 and hearts ❤️ and keys 1️⃣ in one line of text",
    "combining": "re\u0301sume\u0301 and x\u0302y\u0323 in decomposed letters",
}


def texts(count: int) -> Iterator[str]:
    random = Random(20)
    common, tricky = COMMON.split(), TRICKY.split()
    for _ in range(count):
        words = random.choices(common * 6 + tricky, k=random.randint(1, 60))
        yield " ".join(word.upper() if random.random() < 0.05 else word for word in words)


def lines_by_qt(text: str, style: Style, width: float) -> int:
    layout = QTextLayout(text, font(style))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
    layout.endLayout()
    return layout.lineCount()


def letters(wrapped: WrappedText) -> list[str]:
    """Every letter that the lines hold, in no order; spaces may be lost at line ends."""
    return sorted("".join(line.text for line in wrapped.lines).replace(" ", ""))


@pytest.mark.parametrize("style", [Style.BODY, Style.CLAIM])
def test_latin_texts_break_into_as_many_lines_as_qt_gives_them(typesetter: Typesetter, style: Style) -> None:
    wrong = [
        text
        for text in texts(3000)
        if len(typesetter.wrap(text, style, WIDTH).lines) != lines_by_qt(text, style, WIDTH)
    ]

    assert len(wrong) <= 3, wrong[:5]


@pytest.mark.parametrize("word", ["climate.", "AVATAR,", "Why?!", "2024;", "and...", "T.", "r:"])
def test_a_word_is_as_wide_with_the_stops_after_it_as_qt_makes_it(typesetter: Typesetter, word: str) -> None:
    for style in Style:
        assert typesetter.advance(word, style) == QFontMetricsF(font(style)).horizontalAdvance(word)


def test_measuring_and_wrapping_agree_on_the_height(typesetter: Typesetter) -> None:
    for text in [*texts(300), *MIXED.values(), "", "\n", "a\n\nb\n", "  two  spaces ", "W" * 300]:
        assert typesetter.height(text, Style.BODY, WIDTH) == typesetter.wrap(text, Style.BODY, WIDTH).height


@settings(deadline=None)  # the first use of a font loads it
@given(st.text(max_size=200), st.sampled_from([60.0, 200.0]))
def test_no_letter_is_lost_and_no_line_is_too_wide(text: str, width: float) -> None:
    typesetter = Typesetter()
    wrapped = typesetter.wrap(text, Style.BODY, width)

    assert all(line.width <= width + 16 for line in wrapped.lines)
    assert letters(wrapped) == letters(typesetter.wrap(text, Style.BODY))


@pytest.mark.parametrize("text", MIXED.values(), ids=MIXED)
def test_the_runs_of_a_line_stand_where_qt_would_put_them(typesetter: Typesetter, text: str) -> None:
    layout = QTextLayout(text, font(Style.BODY, joined=True))
    layout.beginLayout()
    layout.createLine().setLineWidth(1e6)
    layout.endLayout()
    (line,) = typesetter.wrap(text, Style.BODY).lines

    assert sum(run.width for run in line.runs) == pytest.approx(layout.lineAt(0).naturalTextWidth(), abs=1.0)
    assert [run.x for run in line.runs] == sorted(run.x for run in line.runs)


def test_hebrew_and_arabic_are_set_from_the_right(typesetter: Typesetter) -> None:
    (line,) = typesetter.wrap("שלום NATO", Style.BODY, WIDTH).lines

    assert [(run.text, run.is_rtl) for run in line.runs if run.text != " "] == [("NATO", False), ("שלום", True)]
    assert line.x + line.width == pytest.approx(WIDTH)


def test_numbers_in_hebrew_keep_their_own_direction(typesetter: Typesetter) -> None:
    (line,) = typesetter.wrap("שנת 2024 טובה", Style.BODY, WIDTH).lines

    assert [run.is_rtl for run in line.runs if "2024" in run.text] == [False]


def test_a_word_wider_than_the_line_is_broken(typesetter: Typesetter) -> None:
    wrapped = typesetter.wrap("Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", Style.BODY, WIDTH)

    assert len(wrapped.lines) > 1
    assert wrapped.width <= WIDTH


def test_newlines_are_kept(typesetter: Typesetter) -> None:
    wrapped = typesetter.wrap("one\n\nthree\u2028four", Style.BODY, WIDTH)

    assert [line.text for line in wrapped.lines] == ["one", "", "three", "four"]


def test_ten_thousand_letters_without_a_space_are_wrapped(typesetter: Typesetter) -> None:
    wrapped = typesetter.wrap("x" * 10_000, Style.BODY, WIDTH)

    assert sum(len(line.text) for line in wrapped.lines) == 10_000


def test_an_arrow_typed_in_two_characters_stays_two_characters_wide(typesetter: Typesetter) -> None:
    apart = typesetter.advance("-", Style.BODY) + typesetter.advance(">", Style.BODY)

    assert typesetter.advance("->", Style.BODY) == pytest.approx(apart, abs=0.5)


def test_the_width_of_a_word_is_the_one_that_qt_gives_it(typesetter: Typesetter) -> None:
    metrics = QFontMetricsF(font(Style.BODY))
    words = {word for text in texts(300) for word in text.split() if word.isalnum()} | {"AVATAR", "Toy", "WAVE2024Ty"}

    assert {word: typesetter.advance(word, Style.BODY) for word in words} == {
        word: metrics.horizontalAdvance(word) for word in words
    }


def test_words_beyond_what_is_kept_are_measured_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = [" ".join(f"word{number + step}" for step in range(40)) for number in range(20)]
    before = [advances.Advances(Style.BODY).line_count(text, WIDTH) for text in plain]
    monkeypatch.setattr(advances, "WORDS_KEPT", 10)
    kept = advances.Advances(Style.BODY)

    assert [kept.line_count(text, WIDTH) for text in plain] == before
    assert len(kept) <= 12
