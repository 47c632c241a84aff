"""One student does an exercise of each kind in one window: wrong first, then right, by keys and mouse."""

from pathlib import Path

from argmap.core.records import ExerciseKind, Feedback, Node
from argmap.core.tree import Tree
from argmap.reasoning.exercises import Options
from argmap.reasoning.exercises.tries import sum_of, tries_of
from argmap.reasoning.exercises.words import finding_words
from argmap.session.exercises import feedback, stage_at
from argmap.storage.creating import create_map
from tests.reasoning.exercises.builders import made
from tests.reasoning.exercises.small_map import OBJECTION, PROOF, REASON, key_map

JOINT, DUPLICATE = (66, 234), (66, 259)  # words in the reader


def given(folder, kind: ExerciseKind, due: Feedback, seed: int = 4) -> Path:
    """An exercise as a file that is named after its kind."""
    path = folder / f"{kind}.argmap"
    create_map(path, made(key_map(kind.title()), Options(kind, seed, 1 if seed == 2 else None, due)).records)
    return path


def told(path: Path) -> list[str]:
    """What the file says of itself, by its proofs."""
    attempt, findings = feedback(path)
    return finding_words(findings, Tree(attempt), is_early=True)


def tries(path: Path) -> int:
    """How often the student asked, as the file says."""
    attempt, _ = feedback(path)
    return sum_of(tries_of(attempt))


def texts(path: Path) -> set[str]:
    attempt, _ = feedback(path)
    return {one.text for one in attempt.all(Node)}


def open_next(person, path: Path, title: str) -> None:
    person.keys("ctrl+o")
    person.name_file("Open a map", path)
    person.wait_for_title(title)
    person.settle(0.3)


def go_to(person, card: str) -> None:
    person.keys("ctrl+k")
    person.type(card)
    person.keys("Return")


def move_below(person, card: str, target: str) -> None:
    go_to(person, card)
    person.keys("ctrl+shift+p")
    person.type("move to")
    person.keys("Down", "Return")  # the first is the one for files
    person.type(target)
    person.keys("Return")


def drop_first_chip_as_reason(person) -> None:
    person.keys("Home")
    x, y = person.ring().centre
    person.drag(person.first_chip(), (x - 70, y))


def test_each_kind_of_exercise_is_failed_and_solved_by_keys_and_mouse(at_work, tmp_path) -> None:
    place = given(tmp_path, ExerciseKind.PLACE, Feedback.DURING)
    person = at_work(str(place), title="Place")
    drop_first_chip_as_reason(person)
    person.keys("F5")
    person.wait_for(lambda: tries(place) == 1)
    person.shot("placed as a reason that is an objection")
    assert f"“{OBJECTION}” is not right yet." in told(place)
    person.keys("t")
    drop_first_chip_as_reason(person)
    move_below(person, PROOF, REASON)
    person.keys("F5")
    person.wait_for(lambda: tries(place) == 4)
    person.shot("all placed right")
    assert told(place)[-1] == "3 of 3 right."

    missing = given(tmp_path, ExerciseKind.MISSING, Feedback.AFTER)
    open_next(person, missing, "Missing")
    person.keys("Home", "Down", "Right", "F2")
    person.type("Nobody needs tanks")
    person.keys("Return", "F5")
    person.settle(0.5)
    person.shot("other words")
    assert told(missing)[-1] == "0 of 1 right."
    person.keys("F2", "ctrl+a")
    person.type(OBJECTION)
    person.keys("Return", "F5")
    person.settle(0.5)
    person.shot("what was missing")
    assert told(missing)[-1] == "1 of 1 right."

    mistakes = given(tmp_path, ExerciseKind.MISTAKES, Feedback.AFTER, seed=2)
    open_next(person, mistakes, "Mistakes")
    go_to(person, REASON)
    person.keys("t", "F5")
    person.settle(0.5)
    person.shot("a step turned that was right")
    assert told(mistakes)[-1] == "0 of 1 right."
    person.keys("t")
    go_to(person, PROOF)
    person.keys("t", "F5")
    person.settle(0.5)
    person.shot("the mistake put right")
    assert told(mistakes) == [f"“{PROOF}” is right.", "1 of 1 right."]

    highlight = given(tmp_path, ExerciseKind.HIGHLIGHT, Feedback.DURING)
    open_next(person, highlight, "Highlight")
    for word, card in ((JOINT, "It saves money"), (DUPLICATE, "It duplicates")):
        person.keys("Home")
        person.click(*word, times=2)
        person.keys("c")
        person.type(card)
        person.keys("Return")
        person.settle(0.5)
        person.shot(card)
    person.keys("F5")
    person.wait_for(lambda: tries(highlight) == 2)
    person.shot("one of two right")
    assert told(highlight)[-1] == "1 of 2 right."
    go_to(person, "It saves money")
    person.click(*person.ring().centre)  # the keyboard was in the reader
    person.keys("Delete")
    person.settle(0.5)
    person.shot("the wrong one deleted")
    assert told(highlight)[-1] == "1 of 1 right."

    reveal = given(tmp_path, ExerciseKind.REVEAL, Feedback.DURING)
    open_next(person, reveal, "Reveal")
    drop_first_chip_as_reason(person)
    drop_first_chip_as_reason(person)
    person.settle(0.5)
    person.keys("F5")
    person.wait_for(lambda: tries(reveal) == 1)
    person.shot("all placed and one wrong")
    assert PROOF not in texts(reveal)
    go_to(person, OBJECTION)
    person.keys("t")
    person.settle(0.5)
    person.keys("F5")
    person.wait_for(lambda: PROOF in texts(reveal))
    person.shot("the next card has come")
    person.keys("ctrl+z")
    person.settle(0.5)
    person.keys("F5")
    person.wait_for(lambda: PROOF in texts(reveal))
    move_below(person, PROOF, REASON)
    person.settle(0.5)
    person.keys("F5")
    person.wait_for(lambda: tries(reveal) == 3)
    person.shot("all stages")
    person.quit()
    assert stage_at(reveal).is_done
