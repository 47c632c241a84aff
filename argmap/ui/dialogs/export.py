"""The export dialog: choices at the left, the picture as it will be at the right."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton

from argmap.core.document import Document
from argmap.core.errors import MapError
from argmap.core.records import Comment, Record
from argmap.core.tree import Tree
from argmap.formats.branch_map import branch_map
from argmap.formats.registry import export_map
from argmap.formats.report import Report
from argmap.formats.written import Outgoing
from argmap.reasoning.sayings import sayings_of
from argmap.render.images import Composition, ImageFormat, ImageOptions, image_of, image_scale, use_composition
from argmap.render.preview import is_larger, preview
from argmap.storage.output import write_output
from argmap.ui.clipboard import column_picture
from argmap.ui.commands.window.sharing import ask_for_target
from argmap.ui.dialogs.export_options import ExportOptions
from argmap.ui.dialogs.export_preview import ExportPreview, Previewed
from argmap.ui.dialogs.frame import button_row, column_of
from argmap.ui.giving import say_exported, say_written
from argmap.ui.naming import file_name
from argmap.ui.tasks import Progress, Task
from argmap.ui.title import title_of
from argmap.ui.window import Window

DELAY_MS = 120


class ExportDialog(QDialog):
    """The preview and the file come from the same composition; both are made on a thread, from frozen records."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        context = window.context
        self._records: list[Record] = list(context.document.records())
        branch_id = context.current_place.node_id if context.current_place is not None else None
        shown_id = context.focus.place.node_id if context.focus.place is not None else None
        has_comments = context.document.count(Comment) > 0
        self.options = ExportOptions(
            window.desk.preferences, branch_id, shown_id, context.view_state.layout, has_comments
        )
        self.preview = ExportPreview()
        self.copy_button = QPushButton(self.tr("Copy picture"))
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self._copy_picture)
        self._task: Task | None = None
        self._soon = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._soon.timeout.connect(self._show_preview)
        self._lay_out()
        self.options.changed.connect(self._take_choice)
        self.preview.asked.connect(self._soon.start)
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
        middle.addWidget(self.preview, 1)
        column.addLayout(middle, 1)
        row, _ = button_row(self, self.tr("Export…"), self.tr("Cancel"), self.copy_button)
        column.addLayout(row)

    def _take_choice(self) -> None:
        self.copy_button.setEnabled(self.options.is_image)
        self._soon.start()

    def _show_preview(self) -> None:
        """Make the preview anew; one that is on its way is dropped."""
        if self._task is not None:
            self._task.cancel()
        if not self.options.is_image:
            self.preview.say(self.tr("This format has no picture."))
            return
        records, options = self._records, self.options.image_options()
        room, page = self.preview.room(), self.preview.page_index()
        title = self.tr("Drawing the preview…")

        def previewed(composition: Composition) -> Previewed:
            last = len(composition.pages) - 1
            image = preview(composition, options, room.width(), room.height(), min(page, last))
            scale = image_scale(composition.drawing, options)
            shrunk_to = scale if scale < options.pixel_scale else None
            return Previewed(
                image, composition.text_points, last + 1, is_larger(composition, options, image), shrunk_to
            )

        def work(progress: Progress) -> Previewed:
            return use_composition(Tree(Document(records)), options, previewed, progress.reach)

        self._task = self._window.tasks.start(title, work, self.preview.show_made, self._say_why)

    def _say_why(self, error: MapError) -> None:
        self.preview.say(str(error))

    def _copy_picture(self) -> None:
        records, options = self._records, self.options.image_options()
        title, said, window = self.tr("Drawing the picture…"), self.tr("The picture is on the clipboard."), self._window

        def put(picture: QImage) -> None:  # when the dialog may be gone
            QGuiApplication.clipboard().setImage(picture)
            window.say(said)

        def work(progress: Progress) -> QImage:
            return column_picture(Tree(Document(records)), options, progress.reach)

        window.tasks.start(title, work, put)

    def _write(self, target: Path) -> None:
        records, written, branch_id = self._records, self.options.written, self.options.branch_id
        if written is None:
            self._draw(target)
            return
        is_read, has_notes = written.is_for_readers, self.options.notes.isChecked()
        has_title, citations = self.options.title.isChecked() or not is_read, self.options.citation_style
        window = self._window

        def work(progress: Progress) -> tuple[Path, Report]:
            tree = Tree(Document(records))
            place = tree.full_place(branch_id) if branch_id is not None else None
            shown = branch_map(tree, place) if place is not None else tree
            has_passages, say = has_notes and is_read, sayings_of(shown)
            made = export_map(Outgoing(shown, has_title, has_passages, citations, _drawn, say), written)
            progress.check()
            write_output(target, made.data, made.beside)
            return target, made.report

        words = self.tr("Exporting {0}…").format(target.name)
        window.tasks.start(words, work, lambda made: say_exported(window, *made), is_owed=True)

    def _draw(self, target: Path) -> None:
        """Write a picture of the map."""
        records, options, window = self._records, self.options.image_options(), self._window

        def work(progress: Progress) -> Path:
            data = image_of(Tree(Document(records)), options, progress.reach)
            progress.check()
            write_output(target, data)
            return target

        words = self.tr("Exporting {0}…").format(target.name)
        window.tasks.start(words, work, lambda made: say_written(window, made), is_owed=True)


def _drawn(tree: Tree) -> bytes:
    return image_of(tree, ImageOptions(ImageFormat.SVG))
