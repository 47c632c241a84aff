"""The export dialog: choices at the left, the picture as it will be at the right, and how large its text comes out."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton

from argmap.core.document import Document
from argmap.core.records import Record
from argmap.core.tree import Tree
from argmap.formats.argmap_json import write as write_json
from argmap.formats.branch_map import branch_map
from argmap.formats.outline_writing import write as write_outline
from argmap.render.images import compose, image_bytes, preview
from argmap.storage.creating import place_file
from argmap.ui.clipboard import column_picture
from argmap.ui.commands.window.sharing import ask_for_target
from argmap.ui.dialogs.export_options import ExportOptions
from argmap.ui.dialogs.frame import button_row, column_of
from argmap.ui.giving import say_written
from argmap.ui.naming import file_name
from argmap.ui.tasks import Progress, Task
from argmap.ui.text import plain_label
from argmap.ui.title import title_of
from argmap.ui.window import Window

PREVIEW = QSize(760, 520)  # pixels
SMALL_TEXT = 6.0  # points: less is hard to read on paper
DELAY_MS = 120


@dataclass(frozen=True, slots=True)
class Previewed:
    """The picture, and the points its text comes out at."""

    image: QImage
    text_points: float
    pages: int


class ExportDialog(QDialog):
    """The preview and the file come from the same composition; both are made on a thread, from frozen records."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        context = window.context
        self._records: list[Record] = list(context.document.records())
        branch_id = context.current_place.node_id if context.current_place is not None else None
        self.options = ExportOptions(window.desk.preferences, branch_id, context.view_state.layout)
        self.picture = plain_label()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setMinimumSize(PREVIEW)
        self.picture.setProperty("look", "well")
        self.text_size = plain_label(look="muted")
        self._copy = QPushButton(self.tr("Copy picture"))
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._copy_picture)
        self._task: Task | None = None
        self._soon = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._soon.timeout.connect(self._show_preview)
        self._lay_out()
        self.options.changed.connect(self._soon.start)
        self._soon.start()

    def accept(self) -> None:
        window, options = self._window, self.options
        name = f"{file_name(title_of(window.context.tree))}.{options.suffix}"
        target = ask_for_target(window, self.tr("Export"), name, f"*.{options.suffix}")
        if target is not None:
            self._write(target)
            super().accept()

    def done(self, result: int) -> None:
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()
        super().done(result)

    def _lay_out(self) -> None:
        column = column_of(self, self.tr("Export"))
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addWidget(self.options)
        middle.addWidget(self.picture, 1)
        column.addLayout(middle, 1)
        column.addWidget(self.text_size)
        row, _ = button_row(self, self.tr("Export…"), self.tr("Cancel"), self._copy)
        column.addLayout(row)

    def _show_preview(self) -> None:
        """Make the preview anew; one that is on its way is dropped."""
        if self._task is not None:
            self._task.cancel()
        is_image = self.options.is_image
        self._copy.setEnabled(is_image)
        if not is_image:
            self.picture.setText(self.tr("This format has no picture."))
            self.text_size.setText("")
            return
        records, options = self._records, self.options.image_options()
        ratio = self.devicePixelRatioF()
        size = self.picture.size() * ratio
        title = self.tr("Drawing the preview…")

        def work(_progress: Progress) -> Previewed:
            composition = compose(Tree(Document(records)), options)
            image = preview(composition, options, size.width(), size.height())
            return Previewed(image, composition.text_points, len(composition.pages))

        self._task = self._window.tasks.start(title, work, self._take_preview)

    def _take_preview(self, made: Previewed) -> None:
        pixmap = QPixmap.fromImage(made.image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.setPixmap(pixmap)
        words = self.tr("The text of the cards comes out at {0} pt.").format(f"{made.text_points:.1f}")
        if made.pages > 1:
            words += " " + self.tr("The map takes {0} pages.").format(made.pages)
        if made.text_points < SMALL_TEXT:
            words += " " + self.tr("That is small; export a branch, or larger paper.")
        self.text_size.setText(words)

    def _copy_picture(self) -> None:
        records, options = self._records, self.options.image_options()
        title = self.tr("Drawing the picture…")
        self._window.tasks.start(title, lambda _: column_picture(Tree(Document(records)), options), self._put)

    def _put(self, picture: QImage) -> None:
        QGuiApplication.clipboard().setImage(picture)
        self._window.say(self.tr("The picture is on the clipboard."))

    def _write(self, target: Path) -> None:
        records, suffix, branch_id = self._records, self.options.suffix, self.options.branch_id
        has_title, has_notes = self.options.title.isChecked(), self.options.notes.isChecked()
        options = self.options.image_options() if self.options.is_image else None
        window = self._window

        def work(_progress: Progress) -> Path:
            tree = Tree(Document(records))
            if options is not None:
                data = image_bytes(compose(tree, options), options)
            else:
                data = _text(tree, suffix, branch_id, has_title, has_notes)
            place_file(target, lambda fresh: _fill(fresh, data), replaces=True)
            return target

        window.tasks.start(self.tr("Exporting {0}…").format(target.name), work, lambda made: say_written(window, made))


def _text(tree: Tree, suffix: str, branch_id: str | None, has_title: bool, has_notes: bool) -> bytes:
    if suffix == "json":
        return write_json(tree.document.records())
    place = tree.full_place(branch_id) if branch_id is not None else None
    return write_outline(branch_map(tree, place) if place is not None else tree, has_title, has_notes)


def _fill(fresh: Path, data: bytes) -> None:
    fresh.write_bytes(data)
