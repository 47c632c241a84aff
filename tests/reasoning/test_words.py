"""Open points in words."""

from argmap.core.document import Document
from argmap.core.records import PassageState
from argmap.core.tree import Tree
from argmap.formats.markdown_outline import read
from argmap.reasoning.checks import Check
from argmap.reasoning.fixes import FIXES
from argmap.reasoning.open_points import Counts, open_points
from argmap.reasoning.words import FIXED, WORDS, sentence, summary


def test_the_summary_names_what_is_open_and_nothing_else():
    counts = Counts(
        {
            (Check.OBJECTION_UNANSWERED, None): 2,
            (Check.REASON_WITHOUT_SUPPORT, None): 3,
            (Check.PASSAGE_NOT_EXACT, PassageState.CHANGED): 1,
        }
    )

    assert summary(counts) == "3 reasons without support · 2 objections unanswered · 1 passage changed"


def test_nothing_open_is_said():
    assert summary(Counts()) == "nothing is open"


def test_every_kind_of_point_has_its_words():
    states = {state for check, state in WORDS if check is Check.PASSAGE_NOT_EXACT}

    assert {check for check, _ in WORDS} == set(Check)
    assert states == set(PassageState) - {PassageState.EXACT}


def test_every_fix_has_its_words():
    assert FIXED.keys() == FIXES.keys()


def test_a_sentence_names_the_card_by_its_first_words():
    tree = Tree(Document(read(b"- main\n  - Con: " + b"long words " * 20, "a.md").records))

    (point,) = [one for one in open_points(tree) if one.check is Check.OBJECTION_UNANSWERED]

    assert sentence(tree, point).startswith("Objection unanswered: “long words long words")
    assert sentence(tree, point).endswith("…”")
