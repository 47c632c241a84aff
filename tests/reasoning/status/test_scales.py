"""The words of ratings: what each language has, and files that are refused in one sentence."""

import pytest

from argmap.core.records import Dimension
from argmap.reasoning.status.scales import STEPS, BrokenScales, load_scales, read_scales
from argmap.reasoning.status.standing import Standing, side
from argmap.resources import resource_path

LANGUAGES = sorted(path.stem for path in resource_path("scales").glob("*.toml"))
GOOD = 'asks = "?"\nsteps = ["a", "b", "c", "d", "e"]\n'


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dimension", Dimension)
def test_each_language_has_five_different_words_for_each_thing_that_is_rated(language, dimension):
    scale = load_scales(language)[dimension]

    assert len(set(scale.steps)) == STEPS
    assert [scale.word(scale.value(step)) for step in range(STEPS)] == list(scale.steps)


def test_the_middle_of_a_scale_leaves_it_open_and_its_ends_do_not():
    scale = load_scales()[Dimension.ACCEPTABILITY]

    sides = [side(scale.value(step)) for step in range(STEPS)]

    assert sides == [Standing.FALLS, Standing.FALLS, Standing.OPEN, Standing.STANDS, Standing.STANDS]


def test_values_between_and_beyond_the_steps_have_the_nearest_word():
    scale = load_scales()[Dimension.ACCEPTABILITY]

    assert [scale.word(value) for value in (-3.0, 0.3, 9.0)] == ["Reject", "Doubtful", "Accept"]


def test_a_language_is_found_with_its_country_and_others_are_english():
    assert load_scales("de_AT") == load_scales("de") != load_scales("en")
    assert load_scales("tlh") == load_scales("../words/en") == load_scales("") == load_scales("en")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"[acceptability]\n{GOOD}[relevance]\n{GOOD}", "say nothing of sufficiency"),
        (f"[beauty]\n{GOOD}", "no good value for beauty"),
        ('[relevance]\nasks = "?"\nsteps = ["a"]', "no good value for relevance.steps"),
        ("[relevance", "cannot be read"),
    ],
)
def test_scales_that_cannot_be_used_are_refused_with_the_reason(tmp_path, text, says):
    path = tmp_path / "xx.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BrokenScales, match=says):
        read_scales(path)
