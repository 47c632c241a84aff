"""Tries: an answer that is told of counts, the same one again does not, and what is kept is read again."""

from dataclasses import replace

import pytest

from argmap.core import edits
from argmap.core.records import ExerciseKind, Feedback, Foreign
from argmap.reasoning.exercises import Options, exercise_of, grade
from argmap.reasoning.exercises.tries import FORMAT, answers_in, note_tries, sum_of, tries_of, with_asked
from tests.core.builders import Build
from tests.reasoning.exercises.builders import CLAIM, FIRMS, MONEY, PARTS, a_map, made, starter, with_quote

pytestmark = pytest.mark.usefixtures("quick_seals")

DURING = Feedback.DURING


def begun(kind, build=None, **more):
    return starter(build or a_map(), Options(kind, feedback=DURING, **more))


def ask(first, work):
    """Ask what is right, as the window does; returns the tries by id."""
    exercise = exercise_of(work.document)
    answers = answers_in(work.document, exercise.kind, grade(first, work.document))
    tries = with_asked(tries_of(work.document), answers)
    work.do(note_tries(work.document, exercise, tries))
    return {asked_id: count for asked_id, (count, _) in tries_of(work.document).items()}


def test_a_try_is_counted_for_each_card_that_stands_otherwise_than_when_it_was_asked_last():
    first = begun(ExerciseKind.PLACE)
    work = Build(first.records())
    assert ask(first, work) == {}
    for text in (MONEY, FIRMS):
        work.do(edits.move_under(work.document, [work.id(text)], work.id(CLAIM)))
    assert ask(first, work) == {work.id(MONEY): 1, work.id(FIRMS): 1}
    assert ask(first, work) == {work.id(MONEY): 1, work.id(FIRMS): 1}
    work.do(edits.turn(work.document, work.step(FIRMS).id))
    assert ask(first, work) == {work.id(MONEY): 1, work.id(FIRMS): 2}


def test_a_card_made_a_main_claim_is_a_try_and_one_put_back_is_none():
    first = begun(ExerciseKind.PLACE)
    work = Build(first.records())
    work.do(edits.move_to_root(work.document, [work.id(MONEY)]))
    assert ask(first, work) == {work.id(MONEY): 1}
    work.do(edits.to_tray(work.document, [work.id(MONEY)]))
    assert ask(first, work) == {work.id(MONEY): 1}


def test_other_words_in_an_empty_card_are_another_try_and_other_spaces_are_not():
    found = made(a_map(), Options(ExerciseKind.MISSING, count=1, feedback=DURING))
    first, (gap,) = Build(found.records).document, found.starter.gaps
    work = Build(found.records)
    for text, count in (("Perhaps", 1), ("Perhaps ", 1), ("Perhaps not", 2)):
        work.do(edits.edit_text(work.document, gap, text))
        assert ask(first, work) == {gap: count}


def test_each_passage_that_is_asked_about_is_a_try():
    first = begun(ExerciseKind.HIGHLIGHT, with_quote())
    work = Build(first.records())
    for words in ("It could also", "Nobody counted it"):
        work.do(edits.link_passage(work.document, work.id(CLAIM), work.quote(words)))
    assert sorted(ask(first, work).values()) == [1, 1]


def test_what_is_kept_says_nothing_of_what_is_right_and_what_nobody_can_read_counts_for_nothing():
    first = begun(ExerciseKind.PLACE)
    right, wrong = Build(first.records()), Build(first.records())
    for work, text in ((right, MONEY), (wrong, PARTS)):
        work.do(edits.move_under(work.document, [work.id(text)], work.id(CLAIM)))
        ask(first, work)
    (kept,) = right.document.all(Foreign)
    (other,) = wrong.document.all(Foreign)
    assert len(kept.data) == len(other.data)
    work = Build([one for one in right.document.records() if one != kept] + [replace(kept, data='{"a":["b"]}')])
    assert sum_of(tries_of(work.document)) == 0


def test_a_number_of_tries_that_nobody_has_counts_for_nothing():
    work = Build(begun(ExerciseKind.PLACE).records())
    endless = "9" * 4300  # the most figures of a number that are read; a sum of two has one more, and is not written
    data = f'{{"{"a" * 32}":[{endless},""],"{"b" * 32}":[{endless},""]}}'
    kept = Foreign("f" * 32, exercise_of(work.document).id, FORMAT, data)
    assert sum_of(tries_of(Build([*work.document.records(), kept]).document)) == 0
