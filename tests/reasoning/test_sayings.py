"""Sentences in the language of the map: all of them are there in German, with the same holes."""

import ast
import re
from collections import Counter
from dataclasses import fields, replace
from pathlib import Path

from argmap.cli import coverage
from argmap.cli import mark as mark_command
from argmap.core import edits
from argmap.core.connectives import Connectives, connectives
from argmap.core.document import Document
from argmap.core.edits import BASES
from argmap.core.merging import Choice, Conflict, ConflictKind
from argmap.core.prose import read_back
from argmap.core.records import RECORD_TYPES, MapInfo, Node
from argmap.core.references.terms import Terms
from argmap.core.roles import Role
from argmap.core.tree import Tree
from argmap.formats import docx_essay, docx_outline, html_page, numbered, plain_text
from argmap.formats.registry import export_map, format_written
from argmap.formats.written import Outgoing
from argmap.reasoning import conflict_words
from argmap.reasoning import words as open_words
from argmap.reasoning.checks import Check
from argmap.reasoning.comparing import compare
from argmap.reasoning.comparing import sentences as comparing
from argmap.reasoning.comparing.cards import DETAILS, STEP_DETAILS
from argmap.reasoning.comparing.sentences import sentence, summary
from argmap.reasoning.comparing.sources import OF_MAP, OF_SOURCE
from argmap.reasoning.coverage import Side
from argmap.reasoning.exercises import making
from argmap.reasoning.exercises import words as exercises
from argmap.reasoning.exercises.words import tries_sentence
from argmap.reasoning.marking import page
from argmap.reasoning.marking import sentences as marking
from argmap.reasoning.marking.class_result import class_result
from argmap.reasoning.marking.marking import mark
from argmap.reasoning.marking.remarks import remarks
from argmap.reasoning.marking.results import result_of
from argmap.reasoning.marking.rubric import Rubric
from argmap.reasoning.open_points import count, open_points
from argmap.reasoning.sayings import load_sayings, sayings, sayings_of
from argmap.reasoning.schemes import words as schemes
from argmap.reasoning.status import words as status
from argmap.render import heat, heat_list, heat_words
from argmap.resources import resource_path
from tests.core.builders import Build, small_map
from tests.core.test_prose import tree_of

MODULES = (
    coverage,
    mark_command,
    comparing,
    conflict_words,
    docx_essay,
    docx_outline,
    exercises,
    heat,
    heat_list,
    heat_words,
    html_page,
    marking,
    numbered,
    plain_text,
    schemes,
    status,
)
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
    exercises.FAULTS,
    exercises.VERDICTS,
    making.TASKS,
    numbered.KINDS,
    numbered.WORDS,
    open_words.FIXED,
    page.ASPECTS,
    schemes.MARKS,
    status.BECOMES,
    status.COMPUTED,
    status.STALE,
)
PAIRS = (comparing.COUNTED, exercises.COUNTED, open_words.WORDS, status.COUNTED)
"""One and several."""
ALONE = {
    comparing.SAME,
    comparing.QUOTED,
    conflict_words.NOTHING,
    docx_essay.UNTITLED,
    docx_essay.OBJECTIONS,
    docx_essay.FURTHER,
    docx_essay.TRAY,
    exercises.RELEASED,
    marking.NO_LEVEL,
    numbered.JOINT,
    numbered.QUOTED,
    numbered.DOUBT,
    numbered.BACKING,
    open_words.NOTHING_OPEN,
    Side.NEITHER.value,
    status.NOTICE,
    status.UNRATED,
}
SAME_IN_GERMAN = {"[ ]", ", ", ".", "?!…", "&", "et al.", "ca. {}", "In {}"}
SAYS = {"say", "telling.say", "self.say", "sayings_of(tree)", "N"}
CONTEXTS = {exercises.CONTEXT, "Heat map"}
HOLE = re.compile(r"\{\d?\}")
"""What is filled in."""
SAID_IN_PAGE = re.compile(r'say\("([^"]+)"(?: if [^"]+ else "([^"]+)")?')


def said_in(module) -> set[str]:
    """The English sentences that a module says where it makes them."""
    calls = (one for one in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8"))) if isinstance(one, ast.Call))
    says = (one for one in calls if ast.unparse(one.func) in SAYS)
    said = (one for call in says for one in ast.walk(call.args[-1]))
    return {one.value for one in said if isinstance(one, ast.Constant) and isinstance(one.value, str)} - CONTEXTS


def all_english() -> set[str]:
    tables = {words for table in TABLES for words in table.values()}
    counted = {words for table in PAIRS for both in table.values() for words in both}
    words = {str(one.default) for table in (Connectives, Terms) for one in fields(table)}
    roles = {role.replace("_", "-") for role in Role if role is not Role.MAIN_CLAIM}
    page_words = resource_path("reports/marking.html").read_text("utf-8")
    in_page = {one for pair in SAID_IN_PAGE.findall(page_words) for one in pair if one} | said_in(page)
    return set().union(*map(said_in, MODULES), tables, counted, words, roles, in_page, ALONE, BASES) - SAME_IN_GERMAN


def german(build: Build) -> Tree:
    records = [replace(one, language="de") if isinstance(one, MapInfo) else one for one in build.document.records()]
    return Tree(Document(records))


def test_every_sentence_is_there_in_german_and_none_that_nobody_says() -> None:
    said = load_sayings("de")
    assert all_english() - said.keys() == set()
    names = {name for kind in RECORD_TYPES for name in kind.__dataclass_fields__}
    assert said.keys() - all_english() - names == {"passages"}


def test_whatever_can_differ_has_a_german_name() -> None:
    names = {comparing.FIELDS.get(name, name) for name in (*OF_MAP, *OF_SOURCE, *STEP_DETAILS, *DETAILS)}
    assert names - load_sayings("de").keys() == set()


def test_a_sentence_has_the_same_holes_in_either_language() -> None:
    said = load_sayings("de")
    holes = {english: tuple(map(Counter, map(HOLE.findall, (english, said[english])))) for english in said}
    assert [english for english, (one, other) in holes.items() if one.keys() != other.keys()] == []
    assert [english for english, (one, other) in holes.items() if one["{}"] != other["{}"]] == []


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
    assert tries_sentence(3, sayings("de-AT")) == "3 Versuche."
    assert tries_sentence(3, sayings("fr")) == tries_sentence(3, sayings("")) == "3 tries."


def test_a_conflict_is_told_in_the_language_of_the_map() -> None:
    tree = german(small_map())
    telling = conflict_words.Telling((tree.document,), "Anna", "Ben")
    card = next(one for one in tree.document.all(Node) if one.text == "reason")
    places = Conflict(ConflictKind.PLACES, (Node.__name__, card.id), choice=Choice.A)
    said = conflict_words.conflict_sentence(places, telling)
    assert said == "Anna und Ben verschieben „reason“ an verschiedene Orte; jetzt wie in Anna."


def test_a_branch_is_read_back_in_german_and_every_card_keeps_the_order_of_a_sentence() -> None:
    rows = ["= Steuern wirken.", "  + Die Preise steigen.", "  & Der Absatz sinkt.", "  +* Mexiko zeigt es."]
    tree = tree_of(*rows, "  - Das trifft Arme.", "    - Es gibt einen Ausgleich.")
    said = read_back(tree, f"{0:032x}", words=connectives(sayings("de")))
    assert said == (
        "Steuern wirken, denn die Preise steigen und der Absatz sinkt, zusammengenommen, und als Beleg dient auch: "
        "Mexiko zeigt es; aber das trifft Arme; doch es gibt einen Ausgleich."
    )


def test_words_that_begin_small_are_words_of_one_language_each() -> None:
    english, german_words = Connectives(), connectives(sayings("de"))
    assert not {"nato", "die"} & {*english.lowered.split()}
    assert "die" in german_words.lowered.split() and "the" not in german_words.lowered.split()


def test_what_is_open_is_told_in_the_language_of_the_map() -> None:
    tree = german(small_map())
    points = open_points(tree)
    said = open_words.summary(count(points), sayings_of(tree))
    assert said.startswith("2 Gründe ohne Stütze · 1 unbeantworteter Einwand · 1 Beleg ohne Textstelle · ")
    (unanswered,) = [one for one in points if one.check is Check.OBJECTION_UNANSWERED]
    assert open_words.sentence(tree, unanswered) == "Unbeantworteter Einwand: „doubt“"


def test_the_report_of_a_class_is_in_the_language_of_its_key() -> None:
    key = german(small_map())
    result = result_of("Ida.argmap", [key], key, Rubric())
    assert result.best is not None
    part = page.KeyPart("Zonen", key, class_result([result.best.mark]), b"<svg/>")
    said = page.report([result], [part], ["Zonen"])
    assert '<html lang="de">' in said and "1 Argumentkarte bewertet. Im Durchschnitt 100 %" in said
    assert "Ida.argmap</strong>: 53 von 53 Punkten (100 %)" in said
    assert not re.search(r"\b(Found|points|map|maps|card|Key)\b", re.sub(r"(?s)<style>.*?</style>|<[^>]*>", " ", said))


def test_a_page_and_a_text_of_a_german_map_are_german() -> None:
    tree = german(small_map())
    for name, words in (("map.html", "<h2>Gliederung</h2>"), ("map.txt", "Aber: ")):
        said = export_map(Outgoing(tree, say=sayings_of(tree)), format_written(name)).data.decode()
        assert words in said
        assert "Because" not in said
