"""Dialogs as a person uses them: the choices, the preview, the file; only the file dialog answers by itself."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Event, Timer

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QLabel

from argmap import settings
from argmap.app import tell_given_up
from argmap.core import edits
from argmap.core.handing import Cards
from argmap.core.records import Comment, MapInfo, Node
from argmap.core.references.bibliography import CitationStyle
from argmap.formats.annotation_formats import WRITABLE
from argmap.layout.direction import Direction
from argmap.render.images import ImageFormat, ImageOptions, compose
from argmap.render.paper import Paper
from argmap.render.theme import ThemeName
from argmap.samples import sample_records
from argmap.storage.creating import create_map
from argmap.storage.errors import FolderNotMade
from argmap.storage.map_file import MapFile
from argmap.storage.opening import read_map, read_original
from argmap.ui.annotating import export_annotations
from argmap.ui.citing import export_citations
from argmap.ui.commands.window.help import show_log
from argmap.ui.dialogs.export import ExportDialog
from argmap.ui.dialogs.hand_out import HandOutDialog
from argmap.ui.dialogs.name import NameDialog
from argmap.ui.dialogs.send_copy import SendCopyDialog
from argmap.ui.giving import write_map, write_with_history
from argmap.ui.opening import opened_in
from argmap.ui.panes import Pane
from argmap.ui.styling import window_font
from argmap.ui.tasks import THREADS, Progress
from argmap.ui.window import Window
from tests.storage.samples import ORIGINAL, VERSION, every_record, originals
from tests.ui.conftest import Person


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder in which every file dialog says the proposed name."""

    def say(parent: object, title: str, proposed: str, kinds: str = "", **options: object) -> tuple[str, str]:
        return str(tmp_path / Path(proposed).name), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", say)
    return tmp_path


Key = Qt.Key


def dialog_of(window: Window, does: str) -> QDialog:
    """The dialog an action opens."""
    window.by_name[does].trigger()
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def written(person: Person, window: Window) -> Path:
    """The file that the message says is written."""
    person.until(lambda: "is written" in window.messages.text, 30_000)
    return Path(window.messages.text.split("“")[1].split("”")[0])


def export_dialog(window: Window) -> ExportDialog:
    dialog = dialog_of(window, "window.sharing.export")
    assert isinstance(dialog, ExportDialog)
    return dialog


def choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex([box.itemData(index) for index in range(box.count())].index(value))


def previewed(person: Person, dialog: ExportDialog) -> QImage:
    """The preview that is made after what was chosen last."""
    person.until(lambda: not dialog._soon.isActive() and dialog._window.tasks.current is None, 30_000)
    return dialog.preview.picture.pixmap().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("theme", ThemeName)
def test_the_preview_is_pixel_for_pixel_what_the_file_holds(
    person: Person, window: Window, answer: Path, theme: ThemeName
) -> None:
    person.open_sample()
    dialog = export_dialog(window)
    choose(dialog.options.theme, theme)
    choose(dialog.options.direction, Direction.PAGE)
    dialog.preview.own_size.click()
    shown = previewed(person, dialog)
    dialog.accept()
    file = QImage.fromData((answer / written(person, window)).read_bytes())

    assert file.width() > 1000
    assert shown == file.convertToFormat(QImage.Format.Format_RGB32)


def test_the_preview_fits_the_dialog_until_the_files_size_is_asked_for(person: Person, window: Window) -> None:
    person.open_sample()
    dialog = export_dialog(window)
    fitting = previewed(person, dialog)
    dialog.preview.own_size.click()
    own = previewed(person, dialog)

    assert fitting.width() <= dialog.width() < own.width()
    dialog.reject()


def test_a_format_without_a_picture_has_none_to_copy(person: Person, window: Window) -> None:
    person.open_sample()
    dialog = export_dialog(window)
    choose(dialog.options.kind, "outline")

    assert not dialog.copy_button.isEnabled()
    dialog.reject()


@pytest.fixture
def _own_font() -> Iterator[None]:
    """The font of the windows, which the tests do without otherwise."""
    before = QApplication.font()
    QApplication.setFont(window_font())
    yield
    QApplication.setFont(before)


@pytest.mark.usefixtures("_own_font")
def test_the_name_of_no_choice_is_cut_whatever_the_format(person: Person, window: Window) -> None:
    person.open_sample()
    dialog = export_dialog(window)
    dialog.show()
    cut: list[str] = []
    for index in range(dialog.options.kind.count()):
        dialog.options.kind.setCurrentIndex(index)
        QApplication.processEvents()
        labels = [label for label in dialog.options.findChildren(QLabel) if label.isVisible() and label.text()]
        cut += [label.text() for label in labels if label.width() < label.sizeHint().width()]

    assert labels
    assert cut == []
    dialog.reject()


def test_the_size_in_dots_an_inch_is_one_of_the_choices(person: Person, window: Window, answer: Path) -> None:
    person.open_sample()
    dialog = export_dialog(window)
    choose(dialog.options.scale, (None, 300))
    dialog.accept()
    file = QImage.fromData((answer / written(person, window)).read_bytes())

    assert round(file.dotsPerMeterX() * 0.0254) == 300


@pytest.mark.parametrize(
    ("kind", "start"),
    [("svg", b"<"), ("pdf", b"%PDF"), ("outline", b"# "), ("docx-essay", b"PK"), ("argmap-json", b"{")],
)
def test_every_format_is_written(person: Person, window: Window, answer: Path, kind: str, start: bytes) -> None:
    person.open_sample()
    dialog = dialog_of(window, "window.sharing.export")
    assert isinstance(dialog, ExportDialog)
    dialog.options.kind.setCurrentIndex(dialog.options.kind.findData(kind))
    dialog.accept()
    assert (answer / written(person, window)).read_bytes().startswith(start)


def test_sources_are_cited_in_the_style_that_is_chosen(person: Person, window: Window, answer: Path) -> None:
    person.open_sample()
    dialog = export_dialog(window)
    choose(dialog.options.kind, "outline")
    assert dialog.options.citations.isHidden()
    dialog.options.notes.click()
    assert not dialog.options.citations.isHidden()
    choose(dialog.options.citations, CitationStyle.NUMBERED)
    dialog.accept()

    assert "\n## Sources\n\n- \\[1\\] " in (answer / written(person, window)).read_text(encoding="utf-8")


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A3, Paper.LETTER])
def test_on_paper_the_map_fills_the_sheet_and_says_how_large_its_text_is(
    person: Person, window: Window, paper: Paper
) -> None:
    person.open_sample()
    dialog = export_dialog(window)
    choose(dialog.options.kind, "pdf")
    choose(dialog.options.paper, paper)
    previewed(person, dialog)
    points = compose(window.context.tree, ImageOptions(ImageFormat.PDF, paper=paper)).text_points

    assert dialog.options.scale.isHidden()
    assert f"at {points:.1f} pt." in dialog.preview.text_size.text()
    assert points >= 6 - 1e-9
    dialog.reject()


def test_every_page_of_a_pdf_can_be_looked_at(person: Person, window: Window) -> None:
    person.open_sample()
    dialog = export_dialog(window)
    choose(dialog.options.kind, "pdf")
    choose(dialog.options.paper, Paper.A4)
    dialog.options.notes.click()
    first = previewed(person, dialog)
    dialog.preview.page.setCurrentIndex(1)
    second = previewed(person, dialog)

    assert dialog.preview.page.count() >= 2
    assert first != second
    dialog.reject()


def test_a_picture_too_large_for_a_png_is_made_as_large_as_one_can_be_and_that_is_said(
    person: Person, window: Window, answer: Path
) -> None:
    person.open_sample()
    dialog = export_dialog(window)
    choose(dialog.options.direction, Direction.DOWN)
    choose(dialog.options.scale, (None, 600))
    dialog.options.notes.click()
    previewed(person, dialog)
    said = dialog.preview.text_size.text()
    dialog.preview.text_size.clear()
    choose(dialog.options.scale, (1.0, None))
    previewed(person, dialog)

    assert said.startswith("A PNG holds this map only at ")
    assert said.endswith("SVG and PDF hold all of it.")
    assert "A PNG holds" not in dialog.preview.text_size.text()
    dialog.reject()


def test_an_export_says_how_far_it_is_and_one_that_is_cancelled_writes_nothing(
    person: Person, window: Window, answer: Path
) -> None:
    person.open_sample()
    before = sorted(answer.iterdir())
    exported(person, window, cancels=True)
    after = sorted(answer.iterdir())
    reached = exported(person, window, cancels=False)

    assert before == after
    assert len(reached) > 2
    assert reached == sorted(reached)
    assert (answer / written(person, window)).is_file()


def exported(person: Person, window: Window, cancels: bool) -> list[float]:
    """Export the map as it is proposed, or cancel that at once; how far it was said to be."""
    reached: list[float] = []
    ended: list[object] = []
    export_dialog(window).accept()
    task = window.tasks.current
    assert task is not None
    task.progressed.connect(reached.append)
    task.ended.connect(ended.append)
    if cancels:
        task.cancel()
    person.until(lambda: bool(ended), 30_000)
    return reached


def test_an_export_is_there_though_the_last_window_was_closed_at_once(
    person: Person, window: Window, answer: Path
) -> None:
    person.open_sample()
    dialog = export_dialog(window)
    choose(dialog.options.kind, "pdf")
    dialog.accept()
    window.close()
    assert [one.read_bytes()[:4] for one in answer.glob("*.pdf")] == [b"%PDF"]


def test_another_window_says_which_export_was_given_up_with_its_window(
    person: Person, window: Window, answer: Path
) -> None:
    other = window.desk.new_window()
    window.activateWindow()
    person.new_map()
    dialog = export_dialog(window)
    choose(dialog.options.kind, "pdf")
    rest = Event()
    for _ in range(THREADS):
        window.tasks.start("Working…", lambda progress: while_wanted(progress, rest), lambda value: None)
    dialog.accept()
    window.close()
    assert other.messages.text == "This was given up when its window was closed: Exporting Untitled map.pdf…"
    assert list(answer.glob("*.pdf")) == []
    other.close()


def test_a_copy_that_was_refused_after_the_last_window_was_closed_is_told_at_the_next_start(
    person: Person, window: Window, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person.open_sample()
    write_map(window, tmp_path / "gone" / "Mia.argmap", lambda records: records)
    window.close()
    why = f"“Mia.argmap” could not be made, because the folder “{tmp_path / 'gone'}” is not there."
    assert why in capsys.readouterr().err
    later = window.desk.new_window()
    tell_given_up(window.desk)
    assert later.messages.text == f"This was not written when argmap was closed: {why}"

    later.messages._close.click()
    tell_given_up(window.desk)
    assert later.messages.text == ""


def while_wanted(progress: Progress, rest: Event) -> None:
    while not progress.is_cancelled:
        rest.wait(0.01)


def test_the_picture_is_copied_at_the_width_of_a_column(person: Person, window: Window) -> None:
    person.open_sample()
    dialog = dialog_of(window, "window.sharing.export")
    assert isinstance(dialog, ExportDialog)
    dialog.copy_button.click()
    person.until(lambda: "clipboard" in window.messages.text, 30_000)
    picture = QApplication.clipboard().image()
    assert 1_000 < picture.width() <= 1_600
    assert 100 * picture.width() / picture.dotsPerMeterX() <= 16.1
    dialog.reject()


def test_a_sent_copy_has_no_history(person: Person, window: Window, answer: Path) -> None:
    person.open_sample()
    window.context.perform(lambda document: _comment(document, window))
    dialog = dialog_of(window, "window.sharing.send_copy")
    assert isinstance(dialog, SendCopyDialog)
    dialog.accept()
    copied = read_map(answer / written(person, window))
    assert copied.history == []
    assert [one for one in copied.records if isinstance(one, Comment)] == []


def _comment(document, window: Window):
    from argmap.core import edits

    return edits.comment(document, window.context.current_place.node_id, "Between us")


def test_a_copy_with_history_is_everything(person: Person, window: Window, answer: Path) -> None:
    person.open_sample()
    window.context.perform(lambda document: _comment(document, window))
    dialog = dialog_of(window, "window.sharing.send_copy")
    assert isinstance(dialog, SendCopyDialog)
    dialog.history.setChecked(True)
    assert dialog.notes.isChecked() and not dialog.notes.isEnabled()
    dialog.accept()
    copied = read_map(answer / written(person, window))
    assert len(copied.history) == 1
    assert len([one for one in copied.records if isinstance(one, Comment)]) == 1


def test_a_hand_out_opens_with_its_task_and_cards_in_the_tray(person: Person, window: Window, answer: Path) -> None:
    person.open_sample()
    dialog = dialog_of(window, "window.sharing.hand_out")
    assert isinstance(dialog, HandOutDialog)
    dialog.cards.setCurrentIndex(dialog.cards.findData(Cards.TRAY))
    dialog.task.setPlainText("Place every card.")
    dialog.accept()
    path = answer / written(person, window)
    window.open_path(path)
    person.until(lambda: window.task_strip.isVisible())
    document = window.context.document
    assert len(document.tray_ids) == document.count(Node)


def test_a_hand_out_holds_no_word_that_was_deleted(person: Person, window: Window, answer: Path) -> None:
    person.open_sample()
    person.go_to(Pane.MAP)
    person.write_card(Key.Key_O, "Thought better of")
    person.key(Key.Key_Delete)
    window.context.session.flush()
    assert "Thought better of" not in person.texts()
    assert b"Thought better of" in opened_in(window).path.read_bytes()
    dialog_of(window, "window.sharing.hand_out").accept()
    data = (answer / written(person, window)).read_bytes()
    assert b"Thought better of" not in data
    assert str(settings.maps_folder().parent).encode() not in data


def test_a_task_stays_written_until_the_hand_out_is(
    person: Person, window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    person.open_sample()
    target = tmp_path / "gone" / "class.argmap"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    dialog = dialog_of(window, "window.sharing.hand_out")
    assert isinstance(dialog, HandOutDialog)

    def refused(task: str) -> str:
        dialog.task.setPlainText(task)
        dialog.accept()
        person.until(lambda: window.tasks.current is None)
        assert dialog.isVisible()
        return dialog.trouble.text()

    assert refused("Much " * 30_000) == "The task is too long: it may have 100,000 characters."
    assert refused("Find the doubts.").startswith("“class.argmap” could not be made, because the folder")
    target.parent.mkdir()
    dialog.accept()
    written(person, window)
    assert next(one.task for one in read_map(target).records if isinstance(one, MapInfo)) == "Find the doubts."


def test_handing_in_asks_for_the_name_once(person: Person, window: Window) -> None:
    person.open_sample()
    dialog = dialog_of(window, "window.sharing.hand_in")
    assert isinstance(dialog, NameDialog)
    dialog.activateWindow()
    person.until(dialog.field.hasFocus)
    person.type("Ada Lovelace")
    person.key(Key.Key_Return)
    name = written(person, window)
    assert name.name == "Does EU defence integration complement NATO - Ada Lovelace.argmap"
    first = (settings.maps_folder() / name).read_bytes()
    info = next(one for one in read_map(settings.maps_folder() / name).records if isinstance(one, MapInfo))
    assert info.submitted_by == "Ada Lovelace"
    window.messages.hide()
    window.by_name["window.sharing.hand_in"].trigger()
    assert QApplication.activeModalWidget() is None
    second = written(person, window)
    assert second.name == "Does EU defence integration complement NATO - Ada Lovelace 2.argmap"
    assert (settings.maps_folder() / name).read_bytes() == first


def test_a_map_that_something_else_took_the_place_of_can_be_handed_in(
    person: Person, window: Window, tmp_path: Path
) -> None:
    window.desk.preferences.set_name("Ada")
    path = tmp_path / "mine.argmap"
    create_map(path, every_record(), originals())
    person.open_map(path)
    window.context.perform(edits.add_claim, "Mine")
    window.context.session.flush()
    path.unlink()
    path.write_bytes(b"no map")
    window.by_name["window.sharing.hand_in"].trigger()
    person.until(lambda: window.tasks.current is None)
    (handed,) = tmp_path.glob("*- Ada.argmap")
    assert "Mine" in {one.text for one in read_map(handed).records if isinstance(one, Node)}


def test_a_map_whose_folder_is_gone_is_handed_in_among_the_users_maps(
    person: Person, window: Window, tmp_path: Path
) -> None:
    window.desk.preferences.set_name("Ada")
    stick = tmp_path / "stick"
    stick.mkdir()
    create_map(stick / "mine.argmap", every_record(), originals())
    person.open_map(stick / "mine.argmap")
    shutil.rmtree(stick)
    window.by_name["window.sharing.hand_in"].trigger()
    handed = settings.maps_folder() / written(person, window)
    assert "Without the documents of its sources" in window.messages.text
    assert {one.text for one in read_map(handed).records if isinstance(one, Node)} == person.texts()


def test_a_map_whose_file_has_another_name_by_now_is_handed_in_with_its_documents(
    person: Person, window: Window, tmp_path: Path
) -> None:
    window.desk.preferences.set_name("Ada")
    path = tmp_path / "mine.argmap"
    create_map(path, every_record(), originals())
    person.open_map(path)
    path.rename(tmp_path / "renamed.argmap")
    window.by_name["window.sharing.hand_in"].trigger()
    handed = tmp_path / written(person, window)
    assert read_original(handed, VERSION.original_sha256 or "") == ORIGINAL


def test_another_map_that_took_the_place_of_the_open_one_is_not_given_away(
    person: Person, window: Window, answer: Path
) -> None:
    person.new_map()
    path = opened_in(window).path
    window.context.perform(edits.add_claim, "Mine")
    window.context.session.flush()
    stranger = answer / "stranger"
    create_map(stranger, sample_records("eu-nato"))
    stranger.replace(path)
    dialog = dialog_of(window, "window.sharing.send_copy")
    assert isinstance(dialog, SendCopyDialog)
    dialog.history.setChecked(True)
    dialog.accept()
    person.until(lambda: window.tasks.current is None)
    assert "was moved, removed or replaced while it was open" in window.messages.text
    assert list(answer.glob("*.argmap")) == []


def test_where_no_program_shows_folders_it_is_said_which_it_is(
    person: Person, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.new_map()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    window.by_name["window.files.show_in_folder"].trigger()
    assert str(settings.maps_folder()) in window.messages.text
    settings.logs_folder().write_text("no folder")
    with pytest.raises(FolderNotMade):
        show_log(window)


def test_who_hands_in_twice_at_once_has_two_files(person: Person, window: Window) -> None:
    window.desk.preferences.set_name("Ada")
    person.new_map()
    for text in ("One", "Two"):
        window.context.perform(edits.add_claim, text)
        window.by_name["window.sharing.hand_in"].trigger()
    person.until(lambda: window.tasks.current is None)
    files = settings.maps_folder().glob("*- Ada*.argmap")
    assert sorted(sum(isinstance(one, Node) for one in read_map(path).records) for path in files) == [1, 2]


@pytest.mark.parametrize("is_in_another_window", [False, True])
def test_what_is_being_typed_is_handed_in_as_well(person: Person, window: Window, is_in_another_window: bool) -> None:
    window.desk.preferences.set_name("Ada")
    person.new_map()
    person.write_card(Key.Key_C, "Cities should charge for driving.")
    giving = window
    if is_in_another_window:
        window.by_name["window.files.new_window"].trigger()
        giving = window.desk.windows[-1]
        person.until(lambda: giving.context is not None and giving.tasks.current is None)
        window.activateWindow()
        person.until(window.isActiveWindow)
        person.go_to(Pane.MAP)
    person.key(Key.Key_E)
    person.type("It works in Stockholm.")
    giving.by_name["window.sharing.hand_in"].trigger()
    handed = settings.maps_folder() / written(person, giving)
    assert "It works in Stockholm." in {one.text for one in read_map(handed).records if isinstance(one, Node)}


def test_what_is_being_typed_is_exported_as_well(person: Person, window: Window) -> None:
    person.new_map()
    person.write_card(Key.Key_C, "Cities should charge for driving.")
    person.key(Key.Key_E)
    person.type("It works in Stockholm.")
    dialog = export_dialog(window)
    assert "It works in Stockholm." in {one.text for one in dialog._records if isinstance(one, Node)}
    dialog.reject()


def test_a_disk_that_is_slow_does_not_hold_up_the_window_while_a_copy_is_made(
    person: Person, window: Window, answer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.new_map()
    may_write, write = Event(), MapFile.write

    def write_late(file: MapFile, batch: object) -> None:
        may_write.wait(30)
        write(file, batch)  # type: ignore[arg-type]

    monkeypatch.setattr(MapFile, "write", write_late)
    window.context.perform(edits.add_claim, "Last of all")
    late = Timer(2, may_write.set)
    late.start()
    dialog = dialog_of(window, "window.sharing.send_copy")
    assert isinstance(dialog, SendCopyDialog)
    dialog.history.setChecked(True)
    dialog.accept()
    assert not may_write.is_set()
    late.cancel()
    may_write.set()
    copy = answer / written(person, window)
    assert "Last of all" in {one.text for one in read_map(copy).records if isinstance(one, Node)}


def test_a_copy_never_takes_the_place_of_a_map_that_is_open(
    person: Person, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.open_sample()
    path = opened_in(window).path
    before = path.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path.with_suffix("")), ""))
    dialog = dialog_of(window, "window.sharing.send_copy")
    dialog.accept()
    assert window.messages.text == f"“{path.name}” is already there, and was left as it is."
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    dialog.accept()
    assert window.messages.text == f"“{path.name}” is open, and was left as it is; choose another name."
    dialog.reject()
    assert path.read_bytes() == before


def test_a_text_that_nobody_was_asked_about_is_not_replaced_by_one_that_goes_along(
    person: Person, window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    person.open_sample()
    target, mine = tmp_path / "essay.ann", tmp_path / "essay.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    mine.write_text("my essay")

    def write() -> None:
        dialog = export_dialog(window)
        choose(dialog.options.kind, "brat")
        dialog.accept()
        person.until(lambda: window.tasks.current is None)

    write()
    assert window.messages.text == "“essay.txt” is already there, and was left as it is."
    assert (mine.read_text(), target.exists()) == ("my essay", False)
    mine.unlink()
    for _ in range(2):  # once written together, they are replaced together
        write()
        assert window.messages.text.startswith("“essay.ann” is written.")


def test_an_export_through_a_link_goes_where_it_leads(
    person: Person, window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    person.open_sample()
    linked, link = tmp_path / "shared.md", tmp_path / "link.md"
    linked.write_text("old")
    link.symlink_to(linked)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(link), ""))
    dialog = export_dialog(window)
    choose(dialog.options.kind, "outline")
    dialog.accept()
    person.until(lambda: "is written" in window.messages.text)
    assert link.is_symlink()
    assert linked.read_text().startswith("#")


@pytest.mark.parametrize(
    ("write", "suffix"),
    [
        (write_with_history, ".argmap"),
        (export_citations, ".bib"),
        (partial(export_annotations, format_name=WRITABLE[0]), ".jsonld"),
    ],
    ids=["a copy with its history", "citations", "annotations"],
)
def test_what_is_given_away_through_a_link_goes_where_it_leads(
    person: Person, window: Window, tmp_path: Path, write: Callable[[Window, Path], None], suffix: str
) -> None:
    person.open_sample()
    linked, link = tmp_path / f"shared{suffix}", tmp_path / f"link{suffix}"
    linked.write_text("old")
    link.symlink_to(linked)
    write(window, link)
    person.until(lambda: "is written" in window.messages.text)
    assert link.is_symlink()
    assert len(linked.read_bytes()) > len("old")


def test_a_name_that_no_disk_takes_is_said_and_the_choices_stay(
    person: Person, window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    person.open_sample()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / f"{'n' * 300}.png"), ""))
    dialog = export_dialog(window)
    dialog.accept()
    assert window.messages.text.endswith("could not be read or written: File name too long.")
    assert dialog.isVisible()
    dialog.reject()


def test_the_name_proposed_for_a_copy_is_free(person: Person, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    person.open_sample()
    proposed: list[Path] = []

    def ask(parent: object, title: str, name: str, *_: object) -> tuple[str, str]:
        proposed.append(Path(name))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    for does in ("window.sharing.send_copy", "window.sharing.hand_out"):
        dialog = dialog_of(window, does)
        dialog.accept()
        dialog.reject()
    assert [path.exists() for path in proposed] == [False, False]


def test_unticking_the_history_takes_back_what_it_ticked(person: Person, window: Window) -> None:
    person.open_sample()
    dialog = dialog_of(window, "window.sharing.send_copy")
    assert isinstance(dialog, SendCopyDialog)
    dialog.remarks.setChecked(True)
    dialog.history.setChecked(True)
    dialog.history.setChecked(False)
    assert (dialog.notes.isChecked(), dialog.remarks.isChecked(), dialog.author.isChecked()) == (False, True, False)
    dialog.reject()


def test_a_map_whose_file_is_gone_can_be_saved_as_a_copy(person: Person, window: Window, answer: Path) -> None:
    person.open_sample()
    opened_in(window).path.unlink()
    person.write_card(Key.Key_C, "Refused")
    person.until(lambda: "moved, removed or replaced" in window.messages.text)
    dialog = dialog_of(window, "window.sharing.send_copy")
    dialog.accept()
    assert len(read_map(answer / written(person, window)).records) == len(list(window.context.document.records()))


def test_settings_hold_as_soon_as_they_are_made(person: Person, window: Window) -> None:
    dialog = dialog_of(window, "window.files.show_preferences")
    preferences = window.desk.preferences
    dialog.words.setCurrentIndex(1)
    dialog.motion.setChecked(False)
    dialog.colours.setCurrentIndex(1)
    assert (preferences.connecting, preferences.reduce_motion, preferences.palette) == (
        "supports_opposes",
        False,
        "green_red",
    )
    dialog.reject()


def test_map_and_source_details_are_one_change_each(person: Person, window: Window) -> None:
    person.open_sample()
    dialog = dialog_of(window, "window.files.show_details")
    dialog.lines["author"].setText("A teacher")
    dialog.texts["task"].setPlainText("Read 10\u00a0pages\nfirst.")
    dialog.accept()
    dialog = dialog_of(window, "window.sources.show_details")
    dialog.form.lines["url"].setText("javascript:alert(1)")
    assert not dialog._open.isEnabled()
    dialog.form.lines["url"].setText("https://example.org/paper")
    assert dialog._open.isEnabled()
    dialog.accept()
    info = window.context.document.info
    assert (info.author, info.task) == ("A teacher", "Read 10\u00a0pages\nfirst.")
    person.until(lambda: window.task_strip.isVisible())
    window.context.undo()
    window.context.undo()
    assert window.context.document.info.author == ""
    assert window.context.session.undo_label is None


def test_the_keys_dialog_lists_the_hands(person: Person, window: Window) -> None:
    dialog = dialog_of(window, "window.help.show_keys")
    assert dialog.list.findItems("Doubt the step", Qt.MatchFlag.MatchRecursive)
    dialog.reject()
