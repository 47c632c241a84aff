"""Exercises of each kind are drawn by a seed, begin with what they should, and hold nothing of what is to be found."""

from dataclasses import replace

import pytest

from argmap.core.document import Document
from argmap.core.records import (
    Comment,
    ExerciseKind,
    Feedback,
    Inference,
    MapInfo,
    Node,
    Passage,
    Polarity,
    Premise,
    SourceText,
)
from argmap.core.tree import Tree
from argmap.reasoning.exercises import By, Fault, NoExercise, Options
from argmap.reasoning.exercises.proofs import TooManyAnswers
from argmap.reasoning.matching import are_related
from argmap.samples import sample_records
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
    in_tray,
    made,
    starter,
    texts,
    with_quote,
)

pytestmark = pytest.mark.usefixtures("quick_seals")


def premises_and_steps(document):
    return [one for one in document.records() if isinstance(one, Inference | Premise)]


def drawn(options):
    """What is drawn, without the ids and salts that are new each time."""
    found = made(Build(sample_records("eu-nato")), options)
    names, records = found.starter.gaps, [one for one in found.starter.records if not isinstance(one, MapInfo)]
    return (
        [(type(one).__name__, names.get(one.id, one.id)) for one in records],
        found.starter.planted,
        [[one.id for one in some] for some in found.starter.later],
    )


@pytest.mark.parametrize("kind", ExerciseKind)
def test_the_same_seed_draws_the_same_exercise(kind):
    assert drawn(Options(kind, seed=5)) == drawn(Options(kind, seed=5))


@pytest.mark.parametrize("kind", [one for one in ExerciseKind if one is not ExerciseKind.HIGHLIGHT])
def test_another_seed_draws_another_one(kind):
    assert drawn(Options(kind, seed=5)) != drawn(Options(kind, seed=6))


@pytest.mark.parametrize("kind", ExerciseKind)
def test_an_exercise_is_a_map_of_its_own_that_comes_from_the_key(kind):
    build = with_quote()
    begun = starter(build, Options(kind))

    assert begun.info.id != build.document.info.id
    assert are_related(Tree(begun), build.tree)
    assert (begun.info.task, begun.info.description) == ("Map it.", "")


def test_all_cards_to_place_lie_in_the_tray_and_the_main_claim_stays():
    begun = starter(a_map(), Options(ExerciseKind.PLACE))

    assert in_tray(begun) == {TANK, SERIES, MONEY, IN_2019, FIRMS, PARTS, BUDGETS}
    assert texts(begun) - in_tray(begun) == {CLAIM}
    assert premises_and_steps(begun) == []


def test_some_cards_to_place_leave_the_others_where_they_stand():
    build = a_map()
    begun = starter(build, Options(ExerciseKind.PLACE, seed=1, count=1))

    (loose,) = in_tray(begun) - {BUDGETS}  # which doubts a step, and lies in the tray if that goes
    kept = {one.id for one in premises_and_steps(begun)}
    assert kept < {one.id for one in premises_and_steps(build.document)}
    assert build.id(loose) not in {one.node_id for one in begun.all(Premise)}


def test_a_missing_premise_is_an_empty_card_of_another_id_and_a_joint_one_goes_first():
    build = a_map()
    found = made(build, Options(ExerciseKind.MISSING, count=1))
    begun = Document(found.records)

    ((gap_id, missing_id),) = found.starter.gaps.items()
    assert build.tree.node(missing_id).text in (TANK, SERIES)
    assert begun.find(Node, gap_id).text == ""
    assert begun.find(Node, missing_id) is None
    assert [one.inference_id for one in begun.where(Premise, "node_id", gap_id)] == [build.step(TANK).id]


def test_no_two_joint_reasons_are_missing_at_once():
    found = made(a_map(), Options(ExerciseKind.MISSING, count=9))

    missing = {a_map().tree.node(one).text for one in found.starter.gaps.values()}
    assert len(missing & {TANK, SERIES}) == 1
    assert missing - {TANK, SERIES} == {PARTS, BUDGETS}


def test_each_planted_mistake_is_about_cards_that_stand_otherwise_in_the_key():
    build = Build(sample_records("eu-nato"))
    found = made(build, Options(ExerciseKind.MISTAKES, seed=2, count=8))
    begun = Document(found.records)

    assert len(found.starter.planted) == 8
    assert {one.fault for one in found.starter.planted} == set(Fault)
    for one in found.starter.planted:
        assert stands(begun, one.node_ids) != stands(build.document, one.node_ids)


def test_no_card_stands_otherwise_but_those_of_the_mistakes():
    build = Build(sample_records("eu-nato"))
    found = made(build, Options(ExerciseKind.MISTAKES, seed=2, count=4))
    begun = Document(found.records)

    touched = {node_id for one in found.starter.planted for node_id in one.node_ids}
    other = [one.id for one in build.document.all(Node) if stands(begun, [one.id]) != stands(build.document, [one.id])]
    assert touched.issuperset(other)


def stands(document, node_ids):
    """The steps that cards stand in, their polarity and target, and how many reasons each has."""
    places = [premise for one in node_ids for premise in document.where(Premise, "node_id", one)]
    steps = [document.find(Inference, one.inference_id) for one in places]
    return [(one.polarity, one.target_node_id, len(document.where(Premise, "inference_id", one.id))) for one in steps]


def test_more_mistakes_than_a_map_has_room_for_are_refused_with_how_many_it_has():
    with pytest.raises(NoExercise, match=r"^Of 10 mistakes the map has room for \d, as no card shall be in two\.$"):
        made(a_map(), Options(ExerciseKind.MISTAKES, count=10))
    with pytest.raises(NoExercise, match="At most 10 mistakes"):
        made(a_map(), Options(ExerciseKind.MISTAKES, count=11))


def test_to_highlight_there_are_the_main_claim_and_the_whole_source():
    begun = starter(with_quote(), Options(ExerciseKind.HIGHLIGHT))

    assert texts(begun) == {CLAIM}
    assert list(begun.all(Passage)) == []
    assert [bool(one.text) for one in begun.all(SourceText)] == [True]


@pytest.mark.parametrize(
    ("build", "options", "why"),
    [
        (a_map, Options(ExerciseKind.HIGHLIGHT), "There is no text of a source"),
        (with_quote, Options(ExerciseKind.HIGHLIGHT, whole_sources=False), "There is no text of a source"),
        (Build, Options(ExerciseKind.PLACE), "there is nothing to place"),
        (Build, Options(ExerciseKind.REVEAL), "there is nothing to reveal"),
        (Build, Options(ExerciseKind.MISSING), "so none can be missing"),
        (Build, Options(ExerciseKind.MISTAKES), "the map has room for 0"),
        (a_map, Options(ExerciseKind.PLACE, hints={"f" * 32: ["?"]}), "name a card that is not in the exercise"),
    ],
)
def test_what_cannot_be_made_is_refused_in_a_sentence(build, options, why):
    with pytest.raises(NoExercise, match=why):
        made(build(), options)


@pytest.mark.parametrize(
    ("by", "first", "others"),
    [
        (By.LEVEL, {TANK, SERIES, MONEY, FIRMS, BUDGETS}, [{IN_2019, PARTS}]),
        (By.BRANCH, {TANK}, [{SERIES}, {MONEY, IN_2019}, {BUDGETS}, {FIRMS, PARTS}]),
    ],
)
def test_a_map_is_revealed_by_levels_or_by_branches(by, first, others):
    found = made(a_map(), Options(ExerciseKind.REVEAL, by=by))

    assert in_tray(Document(found.records)) == first
    assert [texts(Document(some)) for some in found.starter.later] == others


def test_comments_stay_behind_and_the_answers_of_a_missing_card_with_it():
    build = a_map()
    comment = Comment("d" * 32, build.id(TANK), None, "me", "Weak.", "2026-01-01T00:00:00Z")
    begun = starter(Build([*build.document.records(), comment]), Options(ExerciseKind.MISSING, count=5))

    assert list(begun.all(Comment)) == []


def test_hints_of_a_missing_card_are_those_of_the_empty_one():
    build = a_map()
    options = Options(ExerciseKind.MISSING, count=9, hints={build.id(PARTS): ["Who works for whom?"]})
    found = made(build, options)

    gap = next(gap for gap, node_id in found.starter.gaps.items() if node_id == build.id(PARTS))
    assert found.exercise.hints == f'{{"{gap}":["Who works for whom?"]}}'


def test_without_early_feedback_there_are_no_proofs_but_the_stages_of_a_revealed_map():
    for kind in set(ExerciseKind) - {ExerciseKind.REVEAL}:
        assert made(with_quote(), Options(kind)).exercise.proofs == "{}"
    assert '"stages":["' in made(a_map(), Options(ExerciseKind.REVEAL)).exercise.proofs


def test_more_cards_than_can_be_checked_in_a_moment_are_refused():
    build = a_map()
    nodes = [replace(build.node(PARTS), id=f"{number:032x}") for number in range(1_000, 1_501)]
    places = [Premise(f"{number:032x}", build.step(TANK).id, node.id) for number, node in enumerate(nodes, start=5_000)]
    large = Build([*build.document.records(), *nodes, *places])

    with pytest.raises(TooManyAnswers, match="would have 508 answers; feedback before release is for at most 500"):
        made(large, Options(ExerciseKind.PLACE, feedback=Feedback.DURING))


def test_a_turned_step_keeps_its_place():
    build = a_map()
    polarities = {one.id: one.polarity for one in build.document.all(Inference)}
    found = made(build, Options(ExerciseKind.MISTAKES, seed=0, count=2))

    turned = [one for one in Document(found.records).all(Inference) if polarities[one.id] is not one.polarity]
    assert {one.polarity for one in turned} <= {Polarity.SUPPORTS, Polarity.OPPOSES}
    assert len(turned) == sum(one.fault is Fault.POLARITY for one in found.starter.planted)
