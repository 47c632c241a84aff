from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QToolButton

from argmap import settings
from argmap.core.records import Node, Source
from argmap.reasoning.checks import Check
from argmap.reasoning.checks.rules import Switch, rules_text
from argmap.samples import sample_names
from argmap.ui.actions import ACTIONS, TABLE
from argmap.ui.desk import Desk
from argmap.ui.keeping import open_again
from argmap.ui.panes import Pane, Subject
from argmap.ui.preferences import ThemeChoice
from argmap.ui.window import Window
from tests.ui.conftest import Person

Key, Shift, Control = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def actions_in(menu: QMenu) -> list[str]:
    """The words in a menu and the menus within it."""
    words = []
    for action in menu.actions():
        words += actions_in(action.menu()) if action.menu() is not None else [action.text()]
    return words


def test_every_action_stands_in_the_menu_bar(window: Window) -> None:
    words = [text for action in window.menuBar().actions() for text in actions_in(action.menu())]
    assert {row.words for rows in TABLE.values() for row in rows} <= set(words)


def test_the_start_page_offers_every_sample(window: Window) -> None:
    names = [tile.accessibleName() for tile in window.start_page.findChildren(type(window.slim_bar._export))]
    assert len([name for name in names if name]) == len(sample_names())


def test_a_sample_opens_as_a_copy_with_its_source(person: Person, window: Window) -> None:
    person.open_sample()
    assert len(list(settings.maps_folder().glob("*.argmap"))) == 1
    assert window.context.source_text_id is not None
    assert window.context.current_place == window.context.tree.main_claim()
    person.until(lambda: window.status.open_points.text().startswith("Open:"))


def test_a_long_title_and_target_leave_the_window_as_narrow_as_it_was(person: Person, window: Window) -> None:
    window.resize(1100, 700)
    person.open_sample()
    window.slim_bar.title.show_title("A title that goes on and on " * 8)
    window.slim_bar.say_target("to: a card whose first words are many")
    assert window.slim_bar.minimumSizeHint().width() <= 1100


def test_a_title_without_room_ends_in_an_ellipsis(person: Person, window: Window) -> None:
    window.resize(1366, 768)
    person.open_sample()
    title = window.slim_bar.title
    title.show_title("l" * 200)
    picture = title.grab().toImage()
    middle, edge = picture.height() // 2, picture.width() - 8
    last = {picture.pixel(x, y) for x in range(edge - 6, edge) for y in range(middle - 6, middle)}
    assert len(last) == 1
    window.slim_bar.title.setFocus()
    assert title.grab().toImage() != picture


def test_each_pane_is_reached_by_key_and_left_again(person: Person, window: Window) -> None:
    window.resize(1680, 980)
    person.open_sample()
    person.go_to(Pane.MAP)
    seen = []
    for _ in range(5):
        seen.append(window.context.active_pane)
        person.key(Key.Key_F6)
    assert seen == [Pane.MAP, Pane.INSPECTOR, Pane.READER, Pane.MAP, Pane.INSPECTOR]  # there is nothing in the tray
    person.key(Key.Key_F6, Shift)
    person.key(Key.Key_F6, Shift)
    assert window.context.active_pane is Pane.MAP


def test_a_narrow_window_has_the_inspector_over_the_map_when_asked(person: Person, window: Window) -> None:
    window.resize(1366, 768)
    person.open_sample()
    assert not window.workspace.is_inspector_shown
    width = window.workspace.part(Pane.MAP).width()
    person.key(Key.Key_I, Control)
    assert window.workspace.is_inspector_shown
    assert window.workspace.part(Pane.MAP).width() == width
    window.resize(1680, 980)
    assert window.workspace.is_inspector_shown
    assert window.workspace.part(Pane.INSPECTOR).parentWidget() is not window.workspace.middle


def test_the_reader_takes_at_most_its_share_unless_it_is_swapped(person: Person, window: Window) -> None:
    window.resize(1366, 768)
    person.open_sample()
    assert window.workspace.left.width() <= 0.38 * window.width() + 1
    person.key(Key.Key_F4)
    assert window.workspace.left.width() > 0.6 * window.width()
    person.key(Key.Key_F4)
    assert window.workspace.left.width() <= 0.38 * window.width() + 1


def test_letters_act_on_the_map_only_while_it_has_the_keyboard(person: Person, window: Window) -> None:
    person.open_sample()
    before = person.texts()
    person.key(Key.Key_T)  # the main claim has no step to turn
    person.go_to(Pane.READER)
    person.key(Key.Key_Delete)
    assert person.texts() == before


def test_the_search_finds_cards_and_shows_them(person: Person, window: Window) -> None:
    person.open_sample()
    person.key(Key.Key_F, Control)
    person.type("eighty")
    assert window.search.hits
    assert "Eighty per cent" in window.search.hits[0].words
    person.key(Key.Key_Return)
    assert person.current_text().startswith("Eighty per cent")
    person.key(Key.Key_F3)
    assert not window.search.hasFocus()


def test_after_the_sign_the_search_runs_commands(person: Person, window: Window) -> None:
    person.open_sample()
    person.key(Key.Key_K, Control)
    person.type(">fold all")
    assert [hit.words for hit in window.search.hits] == ["Fold all", "Unfold all"]
    person.key(Key.Key_Return)
    assert window.context.view_state.folded


def test_the_key_for_commands_is_followed_by_the_name_of_one(person: Person, window: Window) -> None:
    person.open_sample()
    person.key(Key.Key_P, Control | Shift)
    person.type("fold all")
    assert window.search.text() == ">fold all"
    person.key(Key.Key_Return)
    assert window.context.view_state.folded


def test_a_hit_says_what_it_is_at_the_end_of_its_line(person: Person, window: Window) -> None:
    person.open_sample()
    person.key(Key.Key_F, Control)
    person.type("eighty")
    line = window.search._list.item(0)
    assert "card" not in line.text()
    assert line.data(Qt.ItemDataRole.AccessibleTextRole).endswith(" card")
    row = window.search._list.visualItemRect(line)
    picture = window.search._list.viewport().grab(row).toImage()
    end = QRect(row.width() - 40, 4, 30, row.height() - 8)
    shades = {picture.pixel(x, y) for x in range(end.left(), end.right()) for y in range(end.top(), end.bottom())}
    assert len(shades) > 4


def test_every_menu_of_the_bar_opens_by_alt_and_a_letter_of_its_own(window: Window) -> None:
    letters = [action.text()[action.text().index("&") + 1] for action in window.menuBar().actions()]
    assert len(letters) == len(set(letters)) == 6


def test_the_head_of_what_was_copied_is_selected_not_its_last_card(person: Person, window: Window) -> None:
    person.open_sample()
    person.go_to(Pane.MAP)
    person.key(Key.Key_Down)
    head, first = person.current_text(), window.context.selection.current
    window.by_name["map.cards.duplicate"].trigger()
    second = window.context.selection.current
    assert (person.current_text(), second != first) == (head, True)
    window.by_name["window.copying.copy"].trigger()
    person.key(Key.Key_Home)
    window.by_name["window.copying.paste"].trigger()
    assert person.current_text() == head
    assert window.context.selection.current not in (first, second)


def test_f8_walks_the_open_points(person: Person, window: Window) -> None:
    person.open_sample()
    said = []
    for _ in range(3):
        person.key(Key.Key_F8)
        said.append((person.current_text(), window.messages.text))
    assert len(set(said)) == 3
    assert all(sentence for _, sentence in said)
    assert len({card for card, _ in said}) > 1


def test_a_refusal_is_a_sentence_in_the_window(person: Person, window: Window) -> None:
    person.open_sample()
    window.by_name["map.arrange.up"].trigger()
    assert window.messages.text == "This card stands at the top already."


def test_a_message_moves_nothing_and_lies_whole_over_the_foot_of_the_map(person: Person, window: Window) -> None:
    window.resize(1366, 768)
    person.open_sample()
    canvas = window.workspace.part(Pane.MAP)
    before = canvas.geometry()
    window.say("Half a sentence and then many more words, so that it takes more than one line. " * 4, "Undo", print)
    person.until(window.messages.isVisible)
    assert canvas.geometry() == before
    note = window.messages.rect().translated(window.messages.mapTo(window, QPoint()))
    middle = window.workspace.middle
    assert middle.rect().translated(middle.mapTo(window, QPoint())).contains(note)
    assert window.messages._label.height() >= window.messages._label.heightForWidth(window.messages._label.width())
    window.resize(1100, 700)
    person.until(lambda: window.messages.mapTo(window, QPoint()).y() + window.messages.height() < 700)


def test_a_message_leaves_the_inspector_free_that_lies_over_the_map(person: Person, window: Window) -> None:
    window.resize(1366, 768)
    person.open_sample()
    window.workspace.show_inspector(True)
    window.say("Half a sentence and then many more words, so that it takes all the room there is. " * 3)
    inspector = window.workspace.part(Pane.INSPECTOR)
    edge = inspector.mapTo(window, QPoint()).x()
    assert window.messages.mapTo(window, QPoint()).x() + window.messages.width() < edge


def test_what_is_being_typed_beside_the_map_is_kept_before_something_is_undone(person: Person, window: Window) -> None:
    person.new_map()
    window.workspace.show_inspector(True)
    person.write_card(Qt.Key.Key_C, "It works.")
    window.workspace.part(Pane.INSPECTOR).text.setFocus()
    person.type("Perhaps: ")
    window.by_name["map.history.undo"].trigger()
    window.by_name["map.history.redo"].trigger()
    assert person.texts() == {"Perhaps: It works."}


def test_two_windows_on_one_map_share_it(person: Person, window: Window, desk: Desk) -> None:
    person.open_sample()
    window.by_name["window.files.new_window"].trigger()
    other = desk.windows[-1]
    person.until(lambda: other.context is not None)
    assert other.context.session is window.context.session
    window.context.undo()
    session = window.context.session
    window.by_name["window.files.close"].trigger()
    assert other.context.session is session
    other.close()
    assert desk.open_maps().find(settings.maps_folder()) is None


def test_a_map_is_opened_anew_once_no_dialog_is_about_it_in_another_window(
    person: Person, window: Window, desk: Desk
) -> None:
    person.open_sample()
    session = window.context.session
    window.by_name["window.files.new_window"].trigger()
    other = desk.windows[-1]
    person.until(lambda: other.context is not None)
    dialog = QDialog(window)
    dialog.open()
    open_again(other)
    assert {one.context.session for one in desk.windows} == {session}
    dialog.reject()
    person.until(lambda: all(one.context is not None and one.context.session is not session for one in desk.windows))
    assert len({id(one.context.session) for one in desk.windows}) == 1


@pytest.mark.parametrize("subject", [Subject.CARD, Subject.CANVAS])
def test_a_context_menu_offers_what_can_be_done_with_its_keys(person: Person, window: Window, subject: Subject) -> None:
    person.open_sample()
    menu = window.by_name.menu_for(subject, window)
    shown = [action for action in menu.actions() if not action.isSeparator()]
    assert shown
    assert all(action.isEnabled() for action in shown)
    assert menu.sizeHint().height() <= 768  # a small screen shows it whole
    menu.close()


def test_the_theme_is_chosen_in_the_menu_and_remembered(window: Window, desk: Desk) -> None:
    light = window.grab().toImage().pixelColor(5, 200)
    window.by_name["window.theme.use_dark_theme"].trigger()
    assert desk.preferences.theme is ThemeChoice.DARK
    assert window.by_name["window.theme.use_dark_theme"].isChecked()
    assert window.grab().toImage().pixelColor(5, 200).lightness() < light.lightness()


def drop(window: Window, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(window.rect().center(), Qt.DropAction.CopyAction, data, *keys)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *keys))


def test_a_document_dropped_on_the_window_becomes_a_source(person: Person, window: Window, tmp_path: Path) -> None:
    person.new_map()
    path = tmp_path / "article.txt"
    path.write_text("\U0001d4d0 Words to rest on.\n", encoding="utf-8")
    drop(window, path)
    person.until(lambda: window.context.document.count(Source) == 1, 60_000)
    person.until(lambda: window.context.source_text_id is not None)


def test_a_map_dropped_on_the_window_opens(person: Person, window: Window) -> None:
    person.open_sample()
    path = next(settings.maps_folder().glob("*.argmap"))
    count = window.context.document.count(Node)
    window.by_name["window.files.close"].trigger()
    drop(window, path)
    person.until(lambda: window.context is not None)
    assert window.context.document.count(Node) == count


def test_a_file_that_is_no_map_is_refused_in_one_sentence(person: Person, window: Window, tmp_path: Path) -> None:
    path = tmp_path / "broken.argmap"
    path.write_bytes(b"not a database, not a map, nothing of the kind" * 100)
    window.open_path(path)
    person.until(lambda: bool(window.messages.text))
    assert window.messages.text == (
        "“broken.argmap” is not an argmap map. A file of another program comes in by Import."
    )
    assert window.context is None


def test_a_closed_map_is_on_the_start_page_with_its_picture(person: Person, window: Window) -> None:
    person.open_sample()
    window.by_name["window.files.close"].trigger()
    pictures = list((settings.views_folder() / "thumbnails").glob("*.png"))
    assert len(pictures) == 1
    window.recent_menu.fill()
    assert [action.text() for action in window.recent_menu.actions()] == ["Does EU defence integration complement NATO"]


def test_a_recent_map_on_a_disk_that_does_not_answer_is_passed_over(window: Window, tmp_path: Path) -> None:
    there, unsayable = tmp_path / "There.argmap", tmp_path / f"{'n' * 300}.argmap"
    there.touch()
    for path in (there, unsayable):
        window.desk.preferences.add_recent(path)
    window.show_start_page()
    window.recent_menu.fill()
    assert [action.text() for action in window.recent_menu.actions()] == ["There"]
    assert "There" in {one.text() for one in window.start_page.findChildren(QToolButton)}


def test_what_is_folded_is_remembered_outside_the_file(person: Person, window: Window) -> None:
    person.open_sample()
    path = next(settings.maps_folder().glob("*.argmap"))
    window.context.session.flush()
    before = path.read_bytes()
    window.by_name["map.looking.fold_all"].trigger()
    folded = window.context.view_state.folded
    window.by_name["window.files.close"].trigger()
    window.open_path(path)
    person.until(lambda: window.context is not None)
    assert window.context.view_state.folded == folded != frozenset()
    assert path.read_bytes() == before


def test_every_action_that_needs_no_question_can_be_triggered_on_a_map(person: Person, window: Window) -> None:
    person.open_sample()
    for does, action in ACTIONS.items():
        if not action.words.endswith("…") and does.split(".")[1] not in ("files", "help", "finding", "theme"):
            window.by_name[does].trigger()
    assert window.context is not None


def test_pasting_from_a_clipboard_that_was_emptied_does_nothing(person: Person, window: Window) -> None:
    person.open_sample()
    QApplication.clipboard().clear()
    before = person.texts()
    person.go_to(Pane.MAP)
    person.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert person.texts() == before


@pytest.mark.parametrize("does", ["next_hit", "toggle_panel", "find_in_source"])
def test_what_is_asked_before_the_map_was_painted_is_there(window: Window, does: str) -> None:
    window.open_sample("eu-nato")
    window.by_name[f"window.finding.{does}"].trigger()

    assert window.finder is not None


def test_nothing_is_left_of_a_window_that_was_closed(desk: Desk, window: Window) -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # what an earlier test left to go
    before = len(QApplication.allWidgets())
    for _ in range(3):
        desk.new_window().close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    assert len(QApplication.allWidgets()) == before


@pytest.mark.parametrize(
    "does", ["window.sharing.export", "window.sharing.hand_out", "window.help.show_keys", "window.files.show_details"]
)
def test_nothing_is_left_of_a_dialog_that_was_closed(person: Person, window: Window, does: str) -> None:
    person.open_sample()
    for _ in range(2):
        window.by_name[does].trigger()
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        dialog.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    assert [one for one in window.children() if isinstance(one, QDialog)] == []


def test_a_check_that_the_user_switches_off_is_counted_no_more(person: Person, window: Window) -> None:
    person.open_sample()
    person.until(lambda: "reason without support" in window.status.open_points.text().replace("reasons", "reason"))
    window.desk.preferences.set_coach(rules_text({Check.REASON_WITHOUT_SUPPORT: Switch(is_on=False)}))
    person.until(lambda: "without support" not in window.status.open_points.text())
    assert window.status.open_points.text().startswith("Open:")
