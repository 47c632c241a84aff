"""Word lists as data: what is read, and what is refused with its reason."""

import pytest

from argmap.reasoning.word_lists import BrokenWords, load_words, read_words
from argmap.resources import resource_path

ENGLISH = resource_path("words/en.toml")


@pytest.mark.parametrize("language", ["", "en", "EN", "en-GB", "en_US"])
def test_english_is_found_by_its_codes_and_where_no_language_is_given(language):
    assert load_words(language) == read_words(ENGLISH)


@pytest.mark.parametrize("language", ["xx", "../themes/light", "%"])
def test_a_language_without_lists_has_none(language):
    assert load_words(language) is None


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("negators = [", "negations = [", "no good value for nega"),
        ("twenty = 20", 'twenty = "many"', "no good value for numbers.cardinals.twenty"),
        ("[frequencies]\nnone", "[frequencies]\nno_time", "no good value for frequencies.no_time"),
        ("a <large> <part> of", "a <huge> <part> of", "names a class that it does not have: 'huge'"),
        ("[numbers]", "[numbers", "cannot be read"),
    ],
)
def test_a_broken_list_is_refused_with_its_name_and_the_reason(tmp_path, old, new, reason):
    text = ENGLISH.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "zz.toml").write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(BrokenWords, match=f"The word list zz.toml .*{reason}"):
        read_words(tmp_path / "zz.toml")


def test_a_list_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BrokenWords, match="cannot be read"):
        read_words(tmp_path / "zz.toml")


def test_every_word_is_lower_case_with_a_straight_apostrophe():
    text = "\n".join(line for line in ENGLISH.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))

    assert text == text.lower()
    assert "’" not in text


def test_a_class_in_a_phrase_stands_for_each_of_its_words():
    most = load_words().amounts["nearly_all"]

    assert {"nearly all", "almost all", "virtually every", "the vast majority of"} <= set(most)
    assert not any("<" in phrase for phrase in most)
