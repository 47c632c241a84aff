"""What is said of how cards stand: there are words for whatever a map can bring."""

from random import Random

from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.reasoning.status.status import status_of
from argmap.reasoning.status.why import why
from argmap.ui.judging.standing_words import reason_of
from tests.core.builders import Build
from tests.reasoning.status.maps import build_from, rated, tangled_map


def said(build: Build, text: str, is_step: bool = False) -> str:
    one = build.step(text).id if is_step else build.id(text)
    status = status_of(build.document)
    words = reason_of(build.tree, why(status, status.standings, one), is_step)
    return words.replace("\u2068", "").replace("\u2069", "")


def test_there_are_words_for_every_reason_that_a_tangled_map_brings() -> None:
    random = Random(7)
    for _ in range(400):
        document = Document(rated(random, tangled_map(random, random.randint(1, 9))))
        tree, status = Tree(document), status_of(document)
        for one in status.standings:
            words = reason_of(tree, why(status, status.standings, one), one in status.reading.steps)
            assert words
            assert "{" not in words


def test_the_first_card_is_named_and_the_others_counted() -> None:
    build = build_from("- m\n  - Con: one\n  - Con: two\n  - Con: three")
    assert said(build, "m") == "The objection “one” works. The same goes for 2 more."


def test_a_step_is_doubted_rather_than_objected_to() -> None:
    build = build_from("- m\n  - Pro: a\n    - Doubt: d\n  - Pro: b")
    assert said(build, "a", is_step=True) == "The doubt “d” works."
    assert said(build, "b", is_step=True) == "All its cards stand, and nothing doubts it."
