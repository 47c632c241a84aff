"""What is right in an attempt is told by proofs alone, for each kind."""

from dataclasses import replace

import pytest

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.records import Exercise, ExerciseKind, Feedback, Node
from argmap.formats.packed import unpack
from argmap.reasoning.exercises import Options, Verdict, grade
from argmap.reasoning.exercises.proofs import BrokenExercise, from_text
from argmap.reasoning.exercises.stages import stage_of
from tests.core.builders import Build
from tests.reasoning.exercises.builders import (
    BUDGETS,
    CLAIM,
    FIRMS,
    IN_2019,
    MONEY,
    PARTS,
    SERIES,
    TANK,
    a_map,
    made,
    solved,
    starter,
    with_quote,
)

pytestmark = pytest.mark.usefixtures("quick_seals")

DURING = Feedback.DURING


def verdicts(begun, attempt):
    """What is said, by the words of the card."""
    return {attempt.find(Node, one.node_id).text: one.verdict for one in grade(begun, attempt)}


def placing():
    build = a_map()
    return build, starter(build, Options(ExerciseKind.PLACE, feedback=DURING))


def doing(begun):
    return Build(begun.records())


def test_at_the_beginning_every_card_is_open():
    _, begun = placing()

    assert set(verdicts(begun, begun).values()) == {Verdict.OPEN}
    assert len(verdicts(begun, begun)) == 7


def test_an_answer_that_was_checked_once_is_not_checked_again():
    build, begun = placing()
    attempt, known, asked = solved(begun, build.document), {}, []
    first = grade(begun, attempt, lambda: asked.append("hash"), known)
    count = len(asked)

    assert grade(begun, attempt, lambda: asked.append("hash"), known) == first == grade(begun, attempt)
    assert (count, len(asked)) == (len(known), len(known))


def test_all_cards_where_the_key_has_them_are_right():
    build, begun = placing()

    assert set(verdicts(begun, solved(begun, build.document)).values()) == {Verdict.RIGHT}


def test_right_wrong_and_joint_are_told_apart_card_by_card():
    _, begun = placing()
    work = doing(begun)
    root = work.id(CLAIM)
    for text in (TANK, SERIES, MONEY):
        work.do(edits.move_under(work.document, [work.id(text)], root))
    work.do(edits.move_under(work.document, [work.id(FIRMS)], root))  # as a reason, though it objects
    work.do(edits.move_under(work.document, [work.id(IN_2019)], work.id(FIRMS)))

    said = verdicts(begun, work.document)

    assert (said[MONEY], said[TANK], said[SERIES]) == (Verdict.RIGHT, Verdict.JOINT, Verdict.JOINT)
    assert (said[FIRMS], said[IN_2019], said[PARTS]) == (Verdict.NOT_RIGHT, Verdict.NOT_RIGHT, Verdict.OPEN)

    work.do(edits.join(work.document, [work.place_id(TANK), work.place_id(SERIES)]))
    work.do(edits.turn(work.document, work.step(FIRMS).id))
    said = verdicts(begun, work.document)

    assert (said[TANK], said[SERIES], said[FIRMS]) == (Verdict.RIGHT,) * 3


def test_a_doubt_of_a_step_is_right_only_on_that_step():
    _, begun = placing()
    work = doing(begun)
    work.do(edits.move_under(work.document, [work.id(MONEY)], work.id(CLAIM)))
    work.do(edits.move_under(work.document, [work.id(BUDGETS)], work.id(MONEY)))
    work.do(edits.turn(work.document, work.step(BUDGETS).id))
    before = verdicts(begun, work.document)[BUDGETS]
    work.do(edits.move_under(work.document, [work.place_id(BUDGETS)], work.step(MONEY).id))

    assert (before, verdicts(begun, work.document)[BUDGETS]) == (Verdict.NOT_RIGHT, Verdict.RIGHT)


def test_a_card_made_a_main_claim_is_not_right():
    _, begun = placing()
    work = doing(begun)
    work.do(edits.move_to_root(work.document, [work.id(MONEY)]))

    assert verdicts(begun, work.document)[MONEY] is Verdict.NOT_RIGHT


def gap_filled(text):
    """The verdict on the empty card in place of `PARTS`, once it says that."""
    build = a_map()
    found = made(build, Options(ExerciseKind.MISSING, count=9, feedback=DURING))
    gap = next(gap for gap, node_id in found.starter.gaps.items() if node_id == build.id(PARTS))
    work = Build(found.records)
    work.do(edits.edit_text(work.document, gap, text))
    return next(one.verdict for one in grade(Document(found.records), work.document) if one.node_id == gap)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("", Verdict.OPEN),
        (PARTS, Verdict.RIGHT),
        (f"  {PARTS.upper()}!", Verdict.RIGHT),
        ("To the large ones they deliver parts.", Verdict.RIGHT),
        ("Nobody can know that", Verdict.OTHER_WORDS),
    ],
)
def test_a_missing_premise_is_known_by_its_words(text, verdict):
    assert gap_filled(text) is verdict


def test_of_mistakes_only_cards_that_were_touched_are_told():
    build = a_map()
    found = made(build, Options(ExerciseKind.MISTAKES, seed=3, count=2, feedback=DURING))
    begun = Document(found.records)

    assert grade(begun, begun) == ()
    touched = grade(begun, Document([*solved(Document(_unplaced(begun)), build.document).records()]))
    assert {one.verdict for one in touched} == {Verdict.RIGHT}
    assert {one.node_id for one in touched} >= {one for planted in found.starter.planted for one in planted.node_ids}


def _unplaced(document):
    return [one for one in document.records() if type(one).__name__ not in ("Inference", "Premise")]


def test_a_step_that_was_right_and_is_turned_is_told():
    build = a_map()
    found = made(build, Options(ExerciseKind.MISTAKES, seed=3, count=1, feedback=DURING))
    planted = {one for mistake in found.starter.planted for one in mistake.node_ids}
    work = Build(found.records)
    sound = next(text for text in (MONEY, FIRMS, PARTS) if work.id(text) not in planted)
    work.do(edits.turn(work.document, work.step(sound).id))

    assert verdicts(Document(found.records), work.document) == {sound: Verdict.NOT_RIGHT}


def test_a_passage_is_right_where_the_key_rests_on_its_sentence():
    begun = starter(with_quote(), Options(ExerciseKind.HIGHLIGHT, feedback=DURING))
    work = doing(begun)
    for words in ("It could also", "Nobody counted it"):
        work.do(edits.link_passage(work.document, work.id(CLAIM), work.quote(words)))

    assert [one.verdict for one in grade(begun, work.document)] == [Verdict.RIGHT, Verdict.NOT_RIGHT]


@pytest.mark.parametrize("kind", ExerciseKind)
def test_what_the_teacher_releases_later_says_nothing_before(kind):
    build = with_quote()
    begun = starter(build, Options(kind, feedback=Feedback.RELEASED))

    assert grade(begun, solved(begun, build.document) if kind is ExerciseKind.PLACE else begun) == ()


def test_a_map_that_is_no_exercise_says_nothing():
    build = a_map()

    assert grade(build.document, build.document) == ()


@pytest.mark.parametrize("text", ["[]", '{"salt":"x"}', '{"salt":"' + "0" * 32 + '","places":[1]}', '{"stages":5}'])
def test_proofs_that_no_argmap_wrote_are_refused(text):
    with pytest.raises(BrokenExercise):
        from_text(text)


def test_a_map_is_revealed_stage_by_stage_as_its_cards_stand_right():
    build = a_map()
    found = made(build, Options(ExerciseKind.REVEAL, feedback=DURING))
    proofs, exercise_id = from_text(found.exercise.proofs), found.exercise.id
    begun = Document(found.records)

    assert stage_of(begun, proofs, exercise_id, unpack).records == ()
    first = solved(begun, Document(one for one in build.document.records() if _is_among(build, one, begun)))
    stage = stage_of(first, proofs, exercise_id, unpack)
    assert {one.text for one in stage.records if isinstance(one, Node)} == {IN_2019, PARTS}

    second = Document([*first.records(), *(one for one in stage.records if isinstance(one, Node))])
    assert not stage_of(second, proofs, exercise_id, unpack).is_done
    assert stage_of(solved(second, build.document), proofs, exercise_id, unpack).is_done


def _is_among(build, one, begun):
    """Whether a place is one of the cards that are there."""
    if type(one).__name__ == "Premise":
        return begun.find(Node, one.node_id) is not None
    return type(one).__name__ != "Inference" or one.target_node_id in (None, build.id(CLAIM))


def test_proofs_do_not_hold_what_they_prove():
    found = made(a_map(), Options(ExerciseKind.MISSING, count=9, feedback=DURING))
    exercise: Exercise = replace(found.exercise, sealed="")

    assert "deliver" not in exercise.proofs
    assert "deliver" not in exercise.hints
