"""What a person does first: a new map, a few cards by keys, undo, close, open again."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt

from argmap import settings
from argmap.core import edits
from argmap.core.records import Inference, Node, Polarity, Premise
from argmap.session.file import open_session
from argmap.storage.errors import FolderNotMade
from argmap.storage.map_file import MapFile
from argmap.ui import reporting
from argmap.ui.commands.window.files import new
from argmap.ui.panes import Pane
from argmap.ui.window import Window
from tests.ui.conftest import Person

Key, Shift, Control = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def maps() -> list[Path]:
    return sorted(settings.maps_folder().glob("*.argmap"))


def test_a_new_map_asks_nothing_and_is_a_file_at_once(person: Person, window: Window) -> None:
    person.new_map()
    assert [path.name for path in maps()] == ["Untitled map.argmap"]
    assert window.slim_bar.title.text() == "Untitled map"
    assert window.slim_bar.saved.text() == "All changes saved"


def test_where_no_folder_for_maps_can_be_made_that_is_said_and_where(window: Window) -> None:
    folder = settings.maps_folder()
    folder.write_text("no folder")
    with pytest.raises(FolderNotMade) as said:
        new(window)
    assert str(said.value) == (
        f"The folder “{folder.name}” could not be made in “{folder.parent}”: a file of that name is there."
    )


def test_cards_are_written_by_their_keys(person: Person, window: Window) -> None:
    person.new_map()
    person.write_card(Key.Key_C, "Cities should charge for driving.")
    person.write_card(Key.Key_O, "It hits the poor hardest.")
    assert person.current_text() == "It hits the poor hardest."
    person.write_card(Key.Key_O, "The money can pay for buses.")
    assert person.texts() == {
        "Cities should charge for driving.",
        "It hits the poor hardest.",
        "The money can pay for buses.",
    }
    assert {step.polarity for step in window.context.document.all(Inference)} == {Polarity.OPPOSES}


def test_escape_leaves_nothing_behind(person: Person, window: Window) -> None:
    person.new_map()
    person.key(Key.Key_C)
    person.type("Never mind")
    person.key(Key.Key_Escape)
    assert person.texts() == set()
    assert window.context.session.undo_label is None


def test_the_file_is_called_after_the_main_claim_until_it_is_renamed(person: Person, window: Window) -> None:
    person.new_map()
    person.write_card(Key.Key_C, "Cities should charge: for driving?")
    person.until(lambda: [path.name for path in maps()] == ["Cities should charge for driving.argmap"])
    window.slim_bar.title.setFocus()
    window.slim_bar.title.selectAll()
    person.type("Congestion")
    person.key(Key.Key_Return)
    assert [path.name for path in maps()] == ["Congestion.argmap"]
    assert window.context.document.info.title == "Congestion"
    person.go_to(Pane.MAP)
    person.key(Key.Key_F2)
    person.type("!")
    person.key(Key.Key_Return)
    window.by_name["window.files.close"].trigger()
    assert [path.name for path in maps()] == ["Congestion.argmap"]


def test_the_file_gets_its_name_once_all_is_saved(
    person: Person, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_write, write, times = Event(), MapFile.write, []

    def write_late(file: MapFile, batch: object) -> None:
        may_write.wait(10)
        write(file, batch)  # type: ignore[arg-type]

    monkeypatch.setattr(reporting, "RENAME_MS", 10)
    monkeypatch.setattr(MapFile, "write", write_late)
    person.new_map()
    window._reports._rename.timeout.connect(lambda: times.append(1))
    person.write_card(Key.Key_C, "Cities should charge for driving.")
    person.until(lambda: len(times) > 1, 5_000)
    assert [path.name for path in maps()] == ["Untitled map.argmap"]
    may_write.set()
    person.until(lambda: [path.name for path in maps()] == ["Cities should charge for driving.argmap"])


def test_a_title_that_is_looked_at_but_not_typed_renames_nothing(person: Person, window: Window) -> None:
    person.new_map()
    window.slim_bar.title.setFocus()
    window.context.perform(edits.add_claim, "Written meanwhile")
    person.until(lambda: window.slim_bar.title.text() == "Written meanwhile")
    person.go_to(Pane.MAP)
    assert window.context.document.info.title == ""


def test_undo_and_redo_are_named_and_done_by_key(person: Person, window: Window) -> None:
    person.new_map()
    person.write_card(Key.Key_C, "A")
    person.write_card(Key.Key_E, "B")
    person.until(lambda: window.by_name["map.history.undo"].text() == "Undo Add evidence")
    person.key(Key.Key_Z, Control)
    assert person.texts() == {"A"}
    person.until(lambda: window.by_name["map.history.redo"].text() == "Redo Add evidence")
    person.key(Key.Key_Y, Control)
    assert person.texts() == {"A", "B"}


def test_what_was_written_is_in_the_file_and_undone_after_reopening(person: Person, window: Window) -> None:
    person.new_map()
    person.write_card(Key.Key_C, "A")
    person.write_card(Key.Key_C, "B")
    window.by_name["window.files.close"].trigger()
    assert window.context is None
    path = maps()[0]
    window.open_path(path)
    person.until(lambda: window.context is not None)
    person.until(lambda: window.tasks.current is None)
    assert person.texts() == {"A", "B"}
    person.key(Key.Key_Z, Control)
    assert person.texts() == {"A"}
    window.by_name["window.files.close"].trigger()
    session = open_session(path)
    assert [node.text for node in session.document.all(Node)] == ["A"]
    session.close()


def test_tab_enter_and_the_joint_key_place_cards_as_hands_expect(person: Person, window: Window) -> None:
    person.new_map()
    person.write_card(Key.Key_C, "Claim")
    person.write_card(Key.Key_Return, "First reason")  # on the main claim Enter does what Tab does
    person.write_card(Key.Key_Return, "Second reason")
    person.write_card(Key.Key_P, "Joint")
    document = window.context.document
    sizes = sorted(len(document.where(Premise, "inference_id", step.id)) for step in document.all(Inference))
    assert sizes == [1, 2]


def test_letters_in_a_text_field_are_text(person: Person, window: Window) -> None:
    person.new_map()
    person.write_card(Key.Key_C, "Claim")
    window.search.setFocus()
    person.type("coe")
    assert window.search.text() == "coe"
    assert person.texts() == {"Claim"}


def test_shift_delete_keeps_what_is_below_and_delete_does_not(person: Person) -> None:
    person.new_map()
    for text in ("A", "B", "C"):
        person.write_card(Key.Key_C, text)
    person.key(Key.Key_Up)
    person.key(Key.Key_Up)
    assert person.current_text() == "B"
    person.key(Key.Key_Delete, Shift)
    assert person.texts() == {"A", "C"}
    person.key(Key.Key_Home)
    person.key(Key.Key_Delete)
    assert person.texts() == set()


def test_the_card_that_is_selected_after_a_deletion_is_in_view(person: Person, window: Window) -> None:
    person.new_map()
    person.write_card(Key.Key_C, "Claim")
    person.write_card(Key.Key_C, "First")
    person.write_card(Key.Key_C, "a")
    for text in "bcdefghij":
        person.write_card(Key.Key_Return, text)
    person.key(Key.Key_Up)
    person.key(Key.Key_Up)
    person.write_card(Key.Key_Return, "Second")
    person.write_card(Key.Key_C, "below")
    for text in "klmnopqrst":
        person.write_card(Key.Key_Return, text)
    person.key(Key.Key_Up)
    person.key(Key.Key_Up)
    person.key(Key.Key_0, Control)
    person.key(Key.Key_Delete)
    assert person.current_text() == "First"

    canvas = window.workspace.part(Pane.MAP)
    rect = canvas.sight.rect_of(window.context.selection.current)
    assert canvas.viewport().rect().contains(canvas.sight.camera.view_rect(rect).toRect())


def test_after_a_deletion_what_doubted_the_step_is_gone_too_and_the_card_after_it_selected(
    person: Person, window: Window
) -> None:
    person.open_sample()
    context = window.context
    first, doubt, after, *_ = context.tree.children(context.tree.main_claim())
    assert context.document.find(Inference, doubt.inference_id).target_inference_id == first.inference_id
    person.go_to(Pane.MAP)
    context.show(first.id)
    person.key(Key.Key_Delete)
    assert context.current_place == after
