"""Sentences in the language of the map: all of them are there in German, with the same holes."""

import ast
import re
from dataclasses import replace
from pathlib import Path

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.merging import Choice, Conflict, ConflictKind
from argmap.core.records import RECORD_TYPES, MapInfo, Node
from argmap.core.tree import Tree
from argmap.reasoning import conflict_words
from argmap.reasoning.comparing import compare
from argmap.reasoning.comparing import sentences as comparing
from argmap.reasoning.comparing.cards import DETAILS, STEP_DETAILS
from argmap.reasoning.comparing.sentences import sentence, summary
from argmap.reasoning.comparing.sources import OF_MAP, OF_SOURCE
from argmap.reasoning.exercises.words import tries_sentence
from argmap.reasoning.marking import sentences as marking
from argmap.reasoning.marking.marking import mark
from argmap.reasoning.marking.remarks import remarks
from argmap.reasoning.marking.rubric import Rubric
from argmap.reasoning.sayings import load_sayings, sayings, sayings_of
from tests.core.builders import Build, small_map

MODULES = (comparing, conflict_words, marking)
TABLES = (
    comparing.ROLES,
    comparing.KINDS,
    comparing.DOES,
    comparing.DID,
    comparing.FIELDS,
    conflict_words.NAMES,
    conflict_words.REMARKS,
    marking.FOUND,
    marking.LEVELS,
)
HOLE = re.compile(r"\{\d\}")
"""What is filled in."""


def said_in(module) -> set[str]:
    """The English sentences that a module says where it makes them."""
    calls = (one for one in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8"))) if isinstance(one, ast.Call))
    says = (one for one in calls if ast.unparse(one.func) in ("say", "telling.say", "self.say"))
    return {one.args[0].value for one in says if isinstance(one.args[0], ast.Constant)}


def all_english() -> set[str]:
    tables = {words for table in TABLES for words in table.values()}
    counted = {words for both in comparing.COUNTED.values() for words in both}
    alone = {comparing.SAME, comparing.QUOTED, conflict_words.NOTHING, marking.NO_LEVEL}
    return set().union(*map(said_in, MODULES), tables, counted, alone)


def german(build: Build) -> Tree:
    records = [replace(one, language="de") if isinstance(one, MapInfo) else one for one in build.document.records()]
    return Tree(Document(records))


def test_every_sentence_is_there_in_german_and_none_that_nobody_says() -> None:
    said = load_sayings("de")
    assert all_english() - said.keys() == set()
    fields = {name for kind in RECORD_TYPES for name in kind.__dataclass_fields__}
    assert said.keys() - all_english() - fields == {"Tries: {0}.", "passages"}


def test_whatever_can_differ_has_a_german_name() -> None:
    names = {comparing.FIELDS.get(name, name) for name in (*OF_MAP, *OF_SOURCE, *STEP_DETAILS, *DETAILS)}
    assert names - load_sayings("de").keys() == set()


def test_a_sentence_has_the_same_holes_in_either_language() -> None:
    said = load_sayings("de")
    assert {english for english in said if set(HOLE.findall(english)) != set(HOLE.findall(said[english]))} == set()


def test_differences_are_told_in_the_language_of_the_map() -> None:
    build = small_map()
    before = german(build)
    build.do(edits.turn(build.document, build.step("reason").id))
    build.do(edits.edit_text(build.document, build.id("claim"), "claims"))
    after = german(build)
    compared = compare(before, after)
    assert [sentence(one, before, after) for one in compared.findings] == [
        "Umformuliert: „claims“: „claims“ statt „claim“.",
        "Gewendet: „reason“ bestreitet jetzt „claims“; vorher stützte sie das.",
    ]
    assert summary(compared, sayings_of(after)) == "1 umformuliert, 1 gewendet."


def test_points_are_told_in_the_language_of_the_map_that_was_handed_in() -> None:
    key, hand_in = small_map().tree, german(small_map())
    told = [one.text for one in remarks(hand_in, key, mark(key, hand_in, Rubric()))]
    assert told[0] == "53 von 53 Punkten (100 %) nach der Lösung „A map“."
    assert any("für sich allein, wie in der Lösung" in words for words in told)
    assert not any("in the key" in words for words in told)


def test_a_language_is_found_with_its_country_and_others_are_english() -> None:
    assert tries_sentence(3, sayings("de-AT")) == "Versuche: 3."
    assert tries_sentence(3, sayings("fr")) == tries_sentence(3, sayings("")) == "Tries: 3."


def test_a_conflict_is_told_in_the_language_of_the_map() -> None:
    tree = german(small_map())
    telling = conflict_words.Telling((tree.document,), "Anna", "Ben")
    card = next(one for one in tree.document.all(Node) if one.text == "reason")
    places = Conflict(ConflictKind.PLACES, (Node.__name__, card.id), choice=Choice.A)
    said = conflict_words.conflict_sentence(places, telling)
    assert said == "Anna und Ben verschieben „reason“ an verschiedene Orte; jetzt wie in Anna."
