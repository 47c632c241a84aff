"""What stands by the user's ratings, in the window: worked out when it is wanted, and told with its reason."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from argmap.core import edits
from argmap.core.records import Dimension, Node
from argmap.reasoning.status.standing import Standing
from argmap.reasoning.status.why import Ground
from argmap.ui.canvas.standing_sign import ShownStanding
from argmap.ui.judging import judging
from argmap.ui.judging.what_if_bar import WhatIfBar
from argmap.ui.panels.standing import StandingSection
from argmap.ui.panes import Pane
from tests.ui.conftest import Person


def on_main_claim(person: Person) -> str:
    """A new map with a claim, a reason and an objection; the id of the claim's node."""
    person.new_map()
    person.go_to(Pane.MAP)
    person.write_card(Qt.Key.Key_N, "The claim.")
    claim = str(person.window.context.current_place.node_id)
    person.write_card(Qt.Key.Key_C, "A reason.")
    person.key(Qt.Key.Key_Home)
    person.write_card(Qt.Key.Key_O, "An objection.")
    person.key(Qt.Key.Key_Home)
    person.window.workspace.show_inspector(True)
    return claim


def told(person: Person) -> str:
    section = person.window.workspace.part(Pane.INSPECTOR).findChild(StandingSection)
    return "\n".join(one.text() for one in section.findChildren(QLabel) if one.isVisible())


def node_id(person: Person, text: str) -> str:
    return next(one.id for one in person.window.context.document.all(Node) if one.text == text)


def test_nothing_is_worked_out_before_it_is_wanted(person: Person) -> None:
    claim = on_main_claim(person)
    assert not person.window.context.judging.is_at_work
    assert person.window.context.judging.why(claim) is None
    assert told(person) == ""


def test_a_key_shows_what_stands_and_why_and_that_it_is_no_verdict(person: Person) -> None:
    on_main_claim(person)
    person.key(Qt.Key.Key_V)
    person.until(lambda: "Falls" in told(person))
    assert "The objection" in told(person)
    assert "Computed from your ratings, not a verdict." in told(person)
    person.key(Qt.Key.Key_V)
    assert person.window.context.judging.status is None
    person.until(lambda: told(person) == "")


def test_it_follows_a_rating_and_its_withdrawal(person: Person) -> None:
    on_main_claim(person)
    person.key(Qt.Key.Key_V)
    person.until(lambda: "Falls" in told(person))
    objection = node_id(person, "An objection.")
    person.window.context.perform(edits.rate, objection, Dimension.ACCEPTABILITY, 0.0)
    person.until(lambda: told(person).startswith("Stands"))
    person.window.context.undo()
    person.key(Qt.Key.Key_Home)
    person.until(lambda: told(person).startswith("Falls"))


def test_a_rating_that_the_map_does_not_bear_out_is_asked_about(person: Person) -> None:
    claim = on_main_claim(person)
    person.key(Qt.Key.Key_V)
    person.window.context.perform(edits.rate, claim, Dimension.ACCEPTABILITY, 1.0)
    person.until(lambda: "You rated it otherwise." in told(person))


def test_the_card_that_decided_may_go(person: Person) -> None:
    claim = on_main_claim(person)
    person.key(Qt.Key.Key_V)
    person.until(lambda: "Falls" in told(person))
    place = person.window.context.tree.full_place(node_id(person, "An objection."))
    person.window.context.perform(edits.delete_branch, [place.id])
    assert person.window.context.judging.why(claim) is None
    person.until(lambda: told(person).startswith("Stands"))


def test_a_comment_works_nothing_out_anew(person: Person) -> None:
    claim = on_main_claim(person)
    person.key(Qt.Key.Key_V)
    person.until(lambda: "Falls" in told(person))
    person.window.context.perform(edits.comment, claim, "Really?")
    assert not person.window.context.judging.is_at_work


def test_a_large_map_is_worked_out_on_a_thread(person: Person, monkeypatch) -> None:
    monkeypatch.setattr(judging, "AT_ONCE", 2)
    claim = on_main_claim(person)
    person.key(Qt.Key.Key_V)
    person.until(lambda: "Falls" in told(person))
    person.window.context.perform(edits.rate, node_id(person, "An objection."), Dimension.ACCEPTABILITY, 0.0)
    person.until(lambda: person.window.tasks.current is not None)
    person.until(lambda: told(person).startswith("Stands"))
    assert person.window.context.judging.standing(claim) == "stands"


def bar(person: Person) -> WhatIfBar:
    return person.window.workspace.findChild(WhatIfBar)


def said(person: Person) -> str:
    """What the bar says of what is supposed; empty while it is not there."""
    shown = bar(person)
    words = (shown.question.text(), shown.told.text()) if shown is not None and shown.isVisible() else ()
    return " / ".join(words).replace("\u2068", "").replace("\u2069", "")


def test_what_if_shows_what_would_change_and_changes_nothing(person: Person) -> None:
    claim = on_main_claim(person)
    records = list(person.window.context.document.records())
    person.key(Qt.Key.Key_Down)
    person.key(Qt.Key.Key_Right)
    assert person.current_text() == "An objection."
    person.key(Qt.Key.Key_I)
    person.until(lambda: "1 card changes: the main claim" in said(person))
    assert said(person).startswith("What if “An objection.”")
    assert said(person).endswith("Computed from your ratings, not a verdict.")
    assert person.window.context.judging.shown(claim) == ShownStanding("stands", True)
    assert list(person.window.context.document.records()) == records
    person.key(Qt.Key.Key_I)
    person.until(lambda: "No other card changes" in said(person))
    assert person.window.context.judging.shown(claim) == ShownStanding("falls", False)


def test_escape_ends_what_if_and_keeps_the_selection(person: Person) -> None:
    claim = on_main_claim(person)
    person.key(Qt.Key.Key_I)
    person.until(lambda: said(person) != "")
    person.key(Qt.Key.Key_Escape)
    person.until(lambda: said(person) == "")
    assert person.current_text() == "The claim."
    assert person.window.context.judging.shown(claim) == ShownStanding("falls", False)


def test_what_if_is_turned_in_its_bar(person: Person) -> None:
    on_main_claim(person)
    person.key(Qt.Key.Key_I)
    person.until(lambda: said(person) != "")
    falls = next(one for one in bar(person).findChildren(QToolButton) if one.text() == "falls")
    QTest.mouseClick(falls, Qt.MouseButton.LeftButton)
    assert person.window.context.judging.supposed.standing == "falls"
    back = next(one for one in bar(person).findChildren(QToolButton) if one.text() == "Back")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert person.window.context.judging.supposed is None


def test_what_if_ends_with_its_card(person: Person) -> None:
    on_main_claim(person)
    person.key(Qt.Key.Key_Down)
    person.key(Qt.Key.Key_I)
    person.until(lambda: said(person) != "")
    person.key(Qt.Key.Key_Delete)
    person.until(lambda: said(person) == "")
    assert person.window.context.judging.supposed is None


def test_the_inspector_says_what_is_only_asked(person: Person) -> None:
    on_main_claim(person)
    person.key(Qt.Key.Key_I)
    person.until(lambda: "You ask what would be if it stood." in told(person))


def test_until_what_would_be_is_worked_out_it_is_told_what_is(person: Person) -> None:
    claim = on_main_claim(person)
    person.key(Qt.Key.Key_V)
    person.until(lambda: "Falls" in told(person))
    judging = person.window.context.judging
    judging.suppose(claim, Standing.STANDS)
    assert (judging.why(claim).standing, judging.why(claim).ground) == (Standing.FALLS, Ground.OBJECTION_WORKS)
    assert judging.shown(claim) == ShownStanding("falls", False)
    person.until(lambda: judging.why(claim).ground is Ground.TAKEN)
    assert judging.shown(claim) == ShownStanding("stands", True)
    judging.stop_supposing()
    assert judging.why(claim).ground is Ground.TAKEN
    person.until(lambda: judging.why(claim).ground is Ground.OBJECTION_WORKS)


def test_a_question_is_not_supposed(person: Person) -> None:
    person.new_map()
    person.go_to(Pane.MAP)
    person.write_card(Qt.Key.Key_Q, "Why?")
    person.key(Qt.Key.Key_I)
    person.until(lambda: person.window.messages.text == "A question neither stands nor falls.")
    assert person.window.context.judging.supposed is None


def test_disagreements_are_walked_one_after_the_other_and_round(person: Person) -> None:
    claim = on_main_claim(person)
    person.key(Qt.Key.Key_Down)
    assert person.current_text() == "A reason."
    person.write_card(Qt.Key.Key_C, "A reason for the reason.")
    person.window.context.perform(edits.rate, claim, Dimension.ACCEPTABILITY, 0.75)
    person.window.context.perform(edits.rate, node_id(person, "A reason."), Dimension.ACCEPTABILITY, 0.0)
    person.key(Qt.Key.Key_D)
    person.until(lambda: "1 of 2: you rated this “Plausible”; by the map it falls." in person.window.messages.text)
    assert person.current_text() == "The claim."
    assert person.window.messages.text.endswith("Computed from your ratings, not a verdict.")
    person.key(Qt.Key.Key_D)
    assert "2 of 2: you rated this “Reject”; by the map it stands." in person.window.messages.text
    assert person.current_text() == "A reason."
    person.key(Qt.Key.Key_D)
    assert person.current_text() == "The claim."


def test_without_a_disagreement_that_is_said(person: Person) -> None:
    on_main_claim(person)
    person.key(Qt.Key.Key_D)
    person.until(lambda: "Nothing that you rated" in person.window.messages.text)


def test_the_card_on_which_the_main_claim_turns_is_gone_to(person: Person) -> None:
    on_main_claim(person)
    person.key(Qt.Key.Key_X)
    person.until(lambda: "The main claim turns on this card." in person.window.messages.text)
    assert person.current_text() == "An objection."
    assert "If this card fell, the main claim would stand." in person.window.messages.text
    assert person.window.messages.text.endswith("Computed from your ratings, not a verdict.")


def test_of_two_objections_neither_decides_alone(person: Person) -> None:
    on_main_claim(person)
    person.write_card(Qt.Key.Key_O, "Another objection.")
    person.key(Qt.Key.Key_X)
    person.until(lambda: "No single card changes" in person.window.messages.text)


def test_an_empty_map_has_no_crux_and_no_disagreement(person: Person) -> None:
    person.new_map()
    person.go_to(Pane.MAP)
    person.key(Qt.Key.Key_X)
    person.until(lambda: "No single card changes" in person.window.messages.text)
    person.key(Qt.Key.Key_D)
    person.until(lambda: "Nothing that you rated" in person.window.messages.text)


def test_strengths_are_numbers_for_those_who_want_them(person: Person) -> None:
    claim = on_main_claim(person)
    person.window.by_name["map.standing.show_strengths"].trigger()
    person.until(lambda: "Strength 0.50, from 0 to 1" in told(person))  # a reason and an objection, as strong each
    assert person.window.context.judging.shown(claim).words == "falls  0.50"
    objection = node_id(person, "An objection.")
    person.window.context.perform(edits.rate, objection, Dimension.ACCEPTABILITY, 0.0)
    person.until(lambda: "Strength 0.60" in told(person))
    person.window.by_name["map.standing.show_strengths"].trigger()
    person.until(lambda: told(person).startswith("Stands") and "Strength" not in told(person))


def test_who_cancels_the_work_and_asks_again_is_answered(person: Person, monkeypatch) -> None:
    on_main_claim(person)
    monkeypatch.setattr(judging, "AT_ONCE", 2)
    tasks = person.window.tasks
    person.until(lambda: tasks.current is None)
    person.key(Qt.Key.Key_V)
    tasks.rest(60.0)  # so that the work is still there to be cancelled
    person.until(lambda: tasks.current is not None)
    tasks.current.cancel()
    person.until(lambda: not person.window.context.judging.is_at_work)
    assert person.window.context.judging.status is None
    tasks.rest(0.0)
    person.key(Qt.Key.Key_X)
    person.until(lambda: "The main claim turns on this card." in person.window.messages.text)


def test_what_was_asked_is_dropped_when_it_is_switched_off_before_the_answer(person: Person) -> None:
    on_main_claim(person)
    person.window.by_name["map.standing.next_disagreement"].trigger()
    person.window.context.preferences.set_standings(False)
    person.key(Qt.Key.Key_V)
    person.until(lambda: "Falls" in told(person))
    assert "Nothing that you rated" not in person.window.messages.text
