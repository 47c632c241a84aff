"""The checks of a card's words: what each says something about, and what it lets be."""

import pytest

from argmap.core import edits
from argmap.core.records import Kind, MapInfo, Node
from argmap.reasoning.checks import Check
from argmap.reasoning.open_points import open_points
from tests.core.builders import Build
from tests.reasoning.test_checks import build_from

WORDING = {Check.NOT_A_SENTENCE, Check.REASONING_INSIDE, Check.TWO_CLAIMS, Check.DANGLING_THIS}


def said_of(text: str, language: str = "en", kind: str = "Reason") -> set[Check]:
    """What the checks of words say of one card."""
    build = build_from(f"- main\n  - {kind}: {text}\n")
    build.do(edits.edit_map(build.document, language=language))
    return {one.check for one in open_points(build.tree) if one.node_id == build.id(text)} & WORDING


@pytest.mark.parametrize(
    "text",
    [
        "Trams are quiet.",
        "Smugglers prefer side roads.",
        "A choir of bells wakes the whole street.",
        "Ban scooters from the square.",
        "Both nurses and drivers lose sleep.",
        "If rents rise, families move away.",
        "Most pupils cycle to school, whatever the weather.",
        "The judge said: “We are tired, and we want to go home.”",
        "Roads were closed because of the flood.",
        "The bakery has been empty since the flood of May.",
        "The board lowered the kerb so that wheelchairs pass.",
        "It is unfair to charge nurses for parking.",
        "Wolves kill sheep when they are hungry.",
        "Voters remember those who kept a promise.",
        "Sea levels rise faster in this century.",
        "Such a rule as the Swiss one would calm the market.",
        "Every clinic knows how many beds it has.",
        "Farmers lose harvests, most of them in June.",
        "Children who skip breakfast doze in class.",
        "The elderly fear winter.",
    ],
)
def test_nothing_is_said_of_a_sound_sentence(text):
    assert said_of(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Noise at night",
        "thick smoke everywhere",
        "no seats for old travellers",
        "Neighbours who cannot sleep",
        "Why bother?",
    ],
)
def test_a_heading_a_note_and_a_question_state_nothing(text):
    assert said_of(text) == {Check.NOT_A_SENTENCE}


def test_a_clause_that_hangs_on_nothing_is_no_sentence():
    assert said_of("Because rents rise") == {Check.NOT_A_SENTENCE}


def test_a_question_card_may_ask():
    assert said_of("Who pays for it, and why?", kind="Question in support") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Rents rise because landlords hoard flats.",
        "The lake is shallow, so ships run aground.",
        "Since nobody checks the meters, readings are wrong.",
        "As guards are asleep, thieves walk in.",
        "Trains are late; therefore commuters drive.",
        "The pipes are old, which means that water is lost.",
        "Traders left, for the rent was too high.",
        "Bells ring at six. Therefore nobody sleeps.",
    ],
)
def test_a_reason_and_what_it_is_for_belong_in_two_cards(text):
    assert said_of(text) == {Check.REASONING_INSIDE}


@pytest.mark.parametrize(
    "text",
    [
        "Trams are quiet. Buses are cheap.",
        "Trams are quiet, and buses are cheap.",
        "The ferry is slow; the bridge is closed.",
        "Shops close early and the square is dark at night.",
        "Rain fell for weeks, but the reservoirs stayed empty.",
    ],
)
def test_two_main_clauses_are_two_claims(text):
    assert said_of(text) == {Check.TWO_CLAIMS}


@pytest.mark.parametrize(
    "text",
    [
        "This ruins shops.",
        "Farmers depend on it.",
        "They sleep badly.",
        "Such tests cost money.",
        "The mayor promised that.",
    ],
)
def test_a_word_that_points_out_of_its_card_dangles(text):
    assert said_of(text) == {Check.DANGLING_THIS}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Straßenbahnen fahren leise.", set()),
        ("Das letzte Kino schließt im Herbst.", set()),
        ("Lärm in der Nacht", {Check.NOT_A_SENTENCE}),
        ("Die Mieten steigen, weil Wohnungen fehlen.", {Check.REASONING_INSIDE}),
        ("Die Luft ist schlecht, deshalb husten Kinder.", {Check.REASONING_INSIDE}),
        ("Züge fallen aus, und Busse kommen zu spät.", {Check.TWO_CLAIMS}),
        ("Das schadet dem Handel.", {Check.DANGLING_THIS}),
        ("Die Stadt sollte Bäume pflanzen und die Plätze kühlen.", set()),
        ("Ärzte wandern ab, Pfleger bleiben selten lange.", {Check.TWO_CLAIMS}),
        ("die kasse ist leer. der rat streitet", {Check.TWO_CLAIMS}),
        ("Die Stadt baut Wohnungen, die Familien bezahlen können.", set()),
        ("Je höher die Miete ist, desto weniger bleibt den Familien.", set()),
        ("Fachleute sagen, die Preise sinken bald.", set()),
        ("Der Rat plant, die Halle im Mai abzureißen.", set()),
        ("Fischer meiden sie.", {Check.DANGLING_THIS}),
        ("Ohne ihn verfällt der Markt.", {Check.DANGLING_THIS}),
        ("Es wurde nie geprüft.", {Check.DANGLING_THIS}),
        ("Der Wald verdorrt, wenn ihn keiner gießt.", set()),
        ("Jeder soll seine Meinung sagen dürfen.", set()),
        ("Es fehlen Hebammen.", set()),
        ("Es regnet seltener.", set()),
        ("Bei Tempo 80 bremsen Lastwagen zu spät.", set()),
        ("Wenn die Fähre ausfällt, nehmen Pendler das Auto.", set()),
        ("Die Kommission verschwieg den Bericht.", set()),
        ("30 klagen in 1 jahr", {Check.NOT_A_SENTENCE}),
    ],
)
def test_german_is_read_by_its_own_rules(text, expected):
    assert said_of(text, "de") == expected


@pytest.mark.parametrize("text", ["Bruit la nuit", "This ruins shops."])
def test_nothing_is_said_of_words_in_a_language_without_a_file(text):
    assert said_of(text, "fr") == set()


def test_another_language_of_the_map_lets_its_words_be_read_anew():
    build = build_from("- Lärm in der Nacht\n")
    build.do(edits.edit_map(build.document, language="fr"))
    before = open_points(build.tree)
    build.do(edits.edit_map(build.document, language="de"))

    assert Check.NOT_A_SENTENCE in {one.check for one in open_points(build.tree)} - {one.check for one in before}


def test_an_empty_card_is_no_matter_of_words():
    build = Build([MapInfo("f" * 32), Node("1" * 32, Kind.CLAIM, "  ", order_key="a")])

    assert {one.check for one in open_points(build.tree)} & WORDING == set()
