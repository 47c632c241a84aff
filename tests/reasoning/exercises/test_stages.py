"""A revealed map: what comes with which stage, what opens it, and what the teacher's feedback setting lets it tell."""

from itertools import accumulate
from random import Random

import pytest

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.limits import SEALED_TEXT
from argmap.core.records import ExerciseKind, Feedback, Inference, Node, Premise
from argmap.formats.packed import unpack
from argmap.reasoning.exercises import By, NoExercise, Options
from argmap.reasoning.exercises.parting import parted
from argmap.reasoning.exercises.proofs import TooManyAnswers, from_text, refuse_large
from argmap.reasoning.exercises.stages import MOST, Stages
from argmap.reasoning.exercises.standings import Standings, all_said
from argmap.reasoning.exercises.taking_out import placed_ids, unplaced, without_cards
from argmap.samples import sample_records
from argmap.storage.checks import UTF_8_BYTES
from argmap.storage.columns import OPEN_DATA
from tests.core.builders import Build
from tests.reasoning.exercises.builders import CLAIM, a_map, made, solved, with_quote

pytestmark = pytest.mark.usefixtures("quick_seals")

SAMPLES = ("eu-nato", "sugar-tax")


def sample(name):
    return Document(sample_records(name))


def in_parts(node_ids, seed):
    """The cards in any order, in five parts."""
    ids = sorted(node_ids)
    Random(seed).shuffle(ids)
    return [ids[at::5] for at in range(5)]


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("seed", range(3))
def test_where_cards_stand_is_the_same_read_on_as_read_from_the_beginning(name, seed):
    document = sample(name)
    parts, standings = in_parts((node.id for node in document.all(Node)), seed), Standings(document)
    known = []
    for part in parts:
        standings.add(part)
        known += part
        assert standings.said() == all_said(document, known)


@pytest.mark.parametrize("document", [*map(sample, SAMPLES), with_quote().document])
def test_with_each_stage_comes_what_a_map_without_the_later_cards_has(document):
    cards = placed_ids(document)
    loose, stages = unplaced(document, cards), [set(part) for part in in_parts(cards, 1)]
    together = accumulate(parted(loose, stages, Random(1)), lambda before, part: (*before, *part))
    for number, given in enumerate(together):
        expected = without_cards(loose, set().union(*stages[number + 1 :]))
        assert {(type(one), one.id) for one in given} == {(type(one), one.id) for one in expected}


def revealed(feedback):
    """A small map in stages: the key, what a student begins with, and its stages."""
    build = a_map()
    found = made(build, Options(ExerciseKind.REVEAL, feedback=feedback))
    return build.document, Document(found.records), Stages(from_text(found.exercise.proofs), found.exercise.id, unpack)


def all_below_the_claim(begun):
    """An attempt in which every card of the tray is a reason of the main claim."""
    work = Build(begun.records())
    for node_id in sorted(begun.tray_ids):
        work.do(edits.move_under(work.document, [node_id], work.id(CLAIM)))
    return work.document


def as_in(key, begun):
    """An attempt that places what is there as the key does."""
    there = {node.id for node in begun.all(Node)}
    steps = {one.inference_id for one in key.all(Premise) if one.node_id in there}
    gone = (Premise, Inference)
    return solved(
        begun, Document(one for one in key.records() if not isinstance(one, gone) or _is_of(one, there, steps))
    )


def _is_of(one, there, steps):
    return one.node_id in there if isinstance(one, Premise) else one.id in steps


def test_where_the_teacher_keeps_the_feedback_the_next_cards_come_wherever_the_others_were_placed():
    key, begun, stages = revealed(Feedback.RELEASED)

    assert stages.of(begun).records == ()
    right, wrong = (stages.of(attempt) for attempt in (as_in(key, begun), all_below_the_claim(begun)))
    assert right == wrong
    assert (right.number, right.is_done, right.is_blind) == (2, False, True)
    assert any(isinstance(one, Node) for one in right.records)

    last = all_below_the_claim(Document([*all_below_the_claim(begun).records(), *right.records]))
    assert stages.of(last).is_done


@pytest.mark.parametrize("feedback", [Feedback.DURING, Feedback.AFTER])
def test_where_feedback_comes_early_only_what_stands_right_opens_the_next_stage(feedback):
    key, begun, stages = revealed(feedback)

    assert stages.of(all_below_the_claim(begun)).records == ()
    assert stages.of(as_in(key, begun)).records


def test_of_an_attempt_that_was_never_asked_about_nothing_is_known():
    key, begun, stages = revealed(Feedback.DURING)
    right, wrong = as_in(key, begun), all_below_the_claim(begun)

    assert (stages.known(right), stages.known(wrong)) == (None, None)
    asked = [stages.of(right), stages.of(wrong)]
    assert [stages.known(right), stages.known(wrong)] == asked
    assert asked[0].answer != asked[1].answer


def test_what_no_file_could_hold_is_refused_with_how_much_fits():
    refuse_large(SEALED_TEXT)
    assert SEALED_TEXT <= UTF_8_BYTES * OPEN_DATA  # or it could not be read that was written
    with pytest.raises(TooManyAnswers, match="would take 16,777,217 characters, of which at most 16,777,216 fit"):
        refuse_large(SEALED_TEXT + 1)


def test_more_stages_than_can_be_sealed_in_a_moment_are_refused():
    build = Build()
    build.do(edits.add_claim(build.document, "The claim", new_id=build.new_id))
    for number in range(MOST + 1):
        build.do(edits.add_reason(build.document, build.id("The claim"), f"Reason {number}", new_id=build.new_id))

    with pytest.raises(NoExercise, match=r"^The map would come in 101 stages; at most 100 can be sealed one by one\.$"):
        made(build, Options(ExerciseKind.REVEAL, by=By.BRANCH))
