"""How far an attempt is, counted without a word on what is right; and hints as the file has them."""

from dataclasses import replace
from random import Random

import pytest

from argmap.core import edits
from argmap.core.records import ExerciseKind, Inference, Kind, Node
from argmap.reasoning.exercises import By, Options, exercise_of
from argmap.reasoning.exercises.hints import hints_of
from argmap.reasoning.exercises.progress import Progress, progress_of
from argmap.reasoning.exercises.proofs import BrokenExercise
from argmap.reasoning.exercises.standings import places_said
from tests.core.builders import Build
from tests.reasoning.exercises.builders import starter
from tests.reasoning.exercises.small_map import CLAIM, OBJECTION, REASON, key_map
from tests.reliability.merge import random_pair

pytestmark = pytest.mark.usefixtures("quick_seals")

PLACE, REVEAL, MISSING = ExerciseKind.PLACE, ExerciseKind.REVEAL, ExerciseKind.MISSING


def test_cards_of_the_tray_are_counted_and_a_card_of_ones_own_is_not():
    begun = starter(key_map(), Options(PLACE))
    student = Build(begun.records())
    student.do(edits.move_under(student.document, [student.id(REASON)], student.id(CLAIM)))
    student.do(edits.add_reason(student.document, student.id(CLAIM), "My own"))

    assert progress_of(PLACE, begun, student.document) == Progress(PLACE, 1, 3)


def test_a_stage_that_came_is_to_be_placed_as_well():
    begun = starter(key_map(), Options(REVEAL, by=By.LEVEL))
    student = Build(begun.records())
    for text in (REASON, OBJECTION):
        student.do(edits.move_under(student.document, [student.id(text)], student.id(CLAIM)))
    assert progress_of(REVEAL, begun, student.document).is_whole

    student.do(edits.add_to_tray(student.document, Kind.CLAIM, "It came"))
    assert progress_of(REVEAL, begun, student.document) == Progress(REVEAL, 2, 3)


def test_an_empty_card_counts_once_it_has_words():
    begun = starter(key_map(), Options(MISSING, count=1))
    student = Build(begun.records())
    assert progress_of(MISSING, begun, student.document) == Progress(MISSING, 0, 1)

    student.do(edits.edit_text(student.document, student.id(""), "Found"))
    assert progress_of(MISSING, begun, student.document).is_whole


def test_how_many_mistakes_there_are_is_not_told():
    begun = starter(key_map(), Options(ExerciseKind.MISTAKES, count=1))
    student = Build(begun.records())
    step = next(iter(student.document.all(Inference)))
    student.do(edits.turn(student.document, step.id))

    assert progress_of(ExerciseKind.MISTAKES, begun, student.document) == Progress(ExerciseKind.MISTAKES, 1, 0)


def test_hints_are_by_card_and_other_json_is_refused():
    given = {key_map().id(REASON): ("What is cheaper?",)}
    exercise = exercise_of(starter(key_map(), Options(PLACE, hints=given)))

    assert hints_of(exercise) == given
    with pytest.raises(BrokenExercise, match="hints of the exercise"):
        hints_of(replace(exercise, hints='{"a": 1}'))


@pytest.mark.parametrize("seed", range(30))
def test_only_what_was_touched_has_to_be_looked_at_to_count_what_was_put_right(seed):
    pair = random_pair(Random(seed))
    there = {one.id for one in pair.base.all(Node)} & {one.id for one in pair.a.all(Node)}

    found = progress_of(ExerciseKind.MISTAKES, pair.base, pair.a)
    assert found.done == sum(places_said(pair.base, one) != places_said(pair.a, one) for one in there)
