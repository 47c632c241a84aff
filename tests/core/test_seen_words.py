"""Words read by eye on a page are kept with it, and never called verified."""

import pytest

from argmap.core import edits
from argmap.core.errors import EditRefused
from argmap.core.records import Kind, LinkRole, Node, Passage, PassageLink, PassageState, SourceText
from argmap.session import Session
from tests.core.builders import small_map


@pytest.fixture
def build():
    build = small_map()
    build.add_source()
    return build


def text_id(build) -> str:
    return next(iter(build.document.all(SourceText))).id


def test_a_card_is_tied_to_words_that_were_seen_beside_a_text(build):
    session = Session(build.document.records())
    change = edits.link_seen_words(session.document, build.id("objection"), text_id(build), "  Fig. 3: costs ", "iv")
    session.commit(change)
    (passage,) = session.document.all(Passage)
    assert (passage.exact, passage.page, passage.state) == ("Fig. 3: costs", "iv", PassageState.UNVERIFIED)
    assert (passage.start, passage.end) == (None, None)
    (link,) = session.document.all(PassageLink)
    assert (link.node_id, link.role) == (build.id("objection"), LinkRole.PARAPHRASES)


def test_seen_words_become_evidence_in_the_tray_as_one_change(build):
    session = Session(build.document.records())
    session.commit(edits.add_seen_words(session.document, text_id(build), "Costs rise\nby 3 %", ""))
    (passage,) = session.document.all(Passage)
    (link,) = session.document.all(PassageLink)
    node = session.document.find(Node, link.node_id)
    assert (node.kind, node.text, link.role) == (Kind.EVIDENCE, "Costs rise by 3 %", LinkRole.STATES)
    assert (passage.exact, passage.page) == ("Costs rise\nby 3 %", None)
    session.undo()
    assert list(session.document.all(Passage)) == []


@pytest.mark.parametrize("words", ["", " \n"])
def test_no_words_are_refused(build, words):
    with pytest.raises(EditRefused, match="Type the words that you see"):
        edits.add_seen_words(build.document, text_id(build), words, "1")


def test_more_words_than_a_passage_holds_are_refused(build):
    with pytest.raises(EditRefused):
        edits.link_seen_words(build.document, build.id("objection"), text_id(build), "x" * 200_000, "1")
