"""The schemes that argmap carries: complete, the same in each language, and worded so that they can be used."""

import pytest

from argmap.core.limits import NODE_TEXT
from argmap.reasoning.schemes.catalogue import Catalogue, load_catalogue
from argmap.reasoning.schemes.names import name_key
from argmap.reasoning.schemes.scheme import shown, slots_of

LANGUAGES = ("en", "de")
REASONING_WORDS = ("because", "therefore", "since", "weil", "denn", "deshalb", "daher")


@pytest.fixture(scope="module", params=LANGUAGES)
def catalogue(request) -> Catalogue:
    return load_catalogue(request.param)


def patterns_of(scheme) -> list[str]:
    return [*(form.pattern for form in scheme.premises), scheme.conclusion]


def test_the_schemes_that_policy_students_need_are_among_those_of_their_pack(catalogue):
    policy, walton = catalogue.packs
    wanted = {
        "practical_reasoning",
        "consequences",
        "precedent",
        "expert_opinion",
        "analogy",
        "cause_to_effect",
        "sign",
    }
    wanted |= {"actor_belief", "actor_goal", "actor_plan"}
    assert wanted <= {scheme.id for scheme in policy.schemes}
    assert len(walton.schemes) >= 20


def test_every_scheme_is_offered_by_a_pack(catalogue):
    assert {scheme.id for pack in catalogue.packs for scheme in pack.schemes} == set(catalogue.schemes)


def test_each_language_has_the_same_schemes_with_the_same_parts():
    english, german = map(load_catalogue, LANGUAGES)
    assert list(english.schemes) == list(german.schemes)
    for one, other in zip(english.schemes.values(), german.schemes.values(), strict=True):
        assert (one.roles, one.question_ids, one.also) == (other.roles, other.question_ids, other.also)
        assert [question.hits for question in one.questions] == [question.hits for question in other.questions]


def test_each_language_has_its_own_words():
    english, german = map(load_catalogue, LANGUAGES)
    for one, other in zip(english.schemes.values(), german.schemes.values(), strict=True):
        texts = {question.text for question in one.questions} | {question.stem for question in one.questions}
        assert not texts & {question.text for question in other.questions}
        assert not texts & {question.stem for question in other.questions}


def test_each_scheme_asks_and_each_question_is_one(catalogue):
    for scheme in catalogue.schemes.values():
        assert len(scheme.questions) >= 2
        assert all(question.text.endswith("?") and not slots_of(question.text) for question in scheme.questions)


def test_each_card_of_a_scheme_is_tested_by_a_question_or_the_step_is(catalogue):
    for scheme in catalogue.schemes.values():
        assert {"step", *scheme.roles} & {question.hits for question in scheme.questions}


def test_an_objection_is_one_sentence_without_reasoning_in_it(catalogue):
    for scheme in catalogue.schemes.values():
        for question in scheme.questions:
            words = question.stem.rstrip(".").casefold().split()
            assert question.stem.endswith(".")
            assert not set(words) & set(REASONING_WORDS)
            assert len(shown(question.stem)) < NODE_TEXT


def test_an_objection_speaks_of_what_its_scheme_speaks_of(catalogue):
    for scheme in catalogue.schemes.values():
        known = {slot for pattern in patterns_of(scheme) for slot in slots_of(pattern)}
        for question in scheme.questions:
            assert set(slots_of(question.stem)) <= known, question.id


def test_patterns_are_sentences_with_whole_slots(catalogue):
    for scheme in catalogue.schemes.values():
        stems = [question.stem for question in scheme.questions]
        assert all("{" not in shown(one) and "}" not in shown(one) for one in [*patterns_of(scheme), *stems])
        assert all(pattern.endswith(".") for pattern in patterns_of(scheme))


def test_no_two_schemes_go_by_one_name(catalogue):
    for scheme in catalogue.schemes.values():
        for name in (scheme.id, scheme.name, *scheme.also):
            assert catalogue.named(name) == scheme, name_key(name)


def test_each_scheme_has_signals_and_literature(catalogue):
    assert all(scheme.signals and scheme.literature for scheme in catalogue.schemes.values())


@pytest.mark.parametrize("language", ["", "en", "en-GB", "EN_us", "xx", "../../x", "12"])
def test_where_there_are_no_words_of_a_language_english_ones_are_taken(language):
    assert load_catalogue(language) == load_catalogue("en")


def test_a_language_may_name_its_country():
    assert load_catalogue("de-AT") == load_catalogue("de") != load_catalogue("en")
