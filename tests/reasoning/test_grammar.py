"""What the coach knows of a language: as data, and which words of a sentence it takes for verbs."""

import pytest

from argmap.reasoning.grammar import grammar_of
from argmap.reasoning.grammar.words import BrokenGrammar, load_coach_words, read_coach_words
from argmap.resources import resource_path

LANGUAGES = ("en", "de")


@pytest.mark.parametrize("language", ["", "en", "EN", "en-GB", "en_US"])
def test_english_is_found_by_its_codes_and_where_no_language_is_given(language):
    assert load_coach_words(language) == load_coach_words("en") is not None


@pytest.mark.parametrize("language", ["xx", "../coach.en", "%"])
def test_of_a_language_without_a_file_nothing_is_known(language):
    assert grammar_of(language) is None


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("fragments = [", "scraps = [", "no good value for clauses.(scraps|fragments)"),
        ('slips = ["its"]', "slips = 3", "no good value for verbs.slips"),
        ("[verbs]", "[verbs", "cannot be read"),
    ],
)
def test_a_broken_file_is_refused_with_its_name_and_the_reason(tmp_path, old, new, reason):
    text = resource_path("words/coach.en.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "coach.zz.toml").write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(BrokenGrammar, match=f"The word list coach.zz.toml .*{reason}"):
        read_coach_words(tmp_path / "coach.zz.toml")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BrokenGrammar, match="cannot be read"):
        read_coach_words(tmp_path / "coach.zz.toml")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_lower_case_with_a_straight_apostrophe(language):
    text = resource_path(f"words/coach.{language}.toml").read_text(encoding="utf-8")
    data = "\n".join(line for line in text.splitlines() if not line.startswith("#"))

    assert data == data.lower()
    assert "’" not in data


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Lead pipes poison infants.", ["poison"]),
        ("en", "A vote of the citizens ends quarrels.", ["ends"]),
        ("en", "The costs of repairs", []),
        ("en", "Training teachers costs money.", ["costs"]),
        ("en", "Critics fear that.", ["fear"]),
        ("en", "Owners want to sell.", ["want"]),
        ("en", "Half the town", []),
        ("en", "Sirens startle the village.", ["startle"]),
        ("en", "Close the gate.", ["close"]),
        ("en", "They tried and stopped.", ["tried", "stopped"]),
        ("en", "Cod eat herring.", ["eat"]),
        ("en", "Rising rents in the suburbs", []),
        ("en", "Health risks of smoking", []),
        ("en", "A drop in sales since May", []),
        ("en", "We'd outlast every rival.", ["we'd", "outlast"]),
        ("de", "Das letzte Kraftwerk verpestet die Luft.", ["verpestet"]),
        ("de", "Das spart Benzin.", ["spart"]),
        ("de", "Mäher töten Igel.", ["töten"]),
        ("de", "alte Häuser am Markt", []),
    ],
)
def test_finite_verbs_are_told_by_their_form_and_by_what_stands_around_them(language, text, expected):
    (sentence,) = grammar_of(language).sentences(text)

    assert [sentence.words[number] for number in sentence.verbs] == expected


def test_quoted_words_are_somebody_elses():
    (sentence,) = grammar_of("en").sentences("The party “Because We Care” lost.")

    assert sentence.words == ("the", "party", "lost")
