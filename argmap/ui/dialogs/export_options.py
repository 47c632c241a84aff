"""The left part of the export dialog: what is exported, and how."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QVBoxLayout, QWidget

from argmap.core.records import RecordId
from argmap.core.references.bibliography import CitationStyle
from argmap.formats.format import Format
from argmap.formats.registry import all_formats
from argmap.layout.direction import Direction
from argmap.render.images import ImageFormat, ImageOptions
from argmap.render.paper import Paper
from argmap.render.theme import Palette, ThemeName
from argmap.render.words import Wording
from argmap.ui.dialogs.frame import form
from argmap.ui.preferences import Preferences

SCALES = (1.0, 2.0, 3.0, 4.0)
DOTS = (150, 300, 600)  # for each inch of a picture in which a card's text has 10.5 points
WIDTH = 300  # pixels at least, so that the preview stays where it is


class ExportOptions(QWidget):
    """States `changed` when another choice was made; hides what does not go with the format."""

    changed = Signal()

    def __init__(
        self,
        preferences: Preferences,
        branch_id: RecordId | None,
        shown_id: RecordId | None,
        layout: str,
        has_comments: bool = False,
    ) -> None:
        """`branch_id` is the selected card's, `shown_id` that of the card whose branch alone is shown."""
        super().__init__()
        self._has_comments = has_comments
        self._preferences = preferences
        self.kind = self._choice_of_format()
        self.part = self._choice_of_part(branch_id, shown_id)
        self.theme = self._choice(
            {ThemeName.PRINT: self.tr("Print"), ThemeName.LIGHT: self.tr("Light"), ThemeName.DARK: self.tr("Dark")}
        )
        self.direction = self._choice(
            {
                Direction.DOWN: self.tr("Downward"),
                Direction.RIGHT: self.tr("To the right"),
                Direction.PAGE: self.tr("Filling a page"),
            }
        )
        self.direction.setCurrentIndex(max(0, self.direction.findData(layout)))
        self.paper = self._choice(
            {Paper.FIT: self.tr("As large as the map"), Paper.A4: "A4", Paper.A3: "A3", Paper.LETTER: "Letter"}
        )
        self.scale = self._choice(
            {(scale, None): f"{scale:g} ×" for scale in SCALES}
            | {(None, dots): self.tr("{0} dpi").format(dots) for dots in DOTS}
        )
        self.scale.setCurrentIndex(SCALES.index(2.0))
        self.title = self._tick(self.tr("Title"), True)
        self.notes = self._tick(self.tr("Passages as numbered notes"), False)
        self.comments = self._tick(self.tr("Comments as numbered margin notes"), False)
        self.citations = self._choice_of_style()
        self.transparent = self._tick(self.tr("Transparent background"), False)
        self._form: QFormLayout = form()
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._show_fitting)
        self.notes.toggled.connect(self._show_fitting)
        self.paper.currentIndexChanged.connect(self._fill_sheet)
        self._show_fitting()

    @property
    def suffix(self) -> str:
        """The suffix of the file, without its dot."""
        return self.written.suffixes[0].removeprefix(".") if self.written is not None else str(self.kind.currentData())

    @property
    def written(self) -> Format | None:
        """The format that is written; None for a picture."""
        return next((one for one in all_formats() if one.id == self.kind.currentData()), None)

    @property
    def is_image(self) -> bool:
        return self.written is None

    @property
    def branch_id(self) -> RecordId | None:
        """The node whose branch is exported; None for the whole map."""
        chosen: RecordId | None = self.part.currentData()
        return chosen

    @property
    def citation_style(self) -> CitationStyle | None:
        """How sources are cited in the notes; None names them by authors and title."""
        chosen = self.citations.currentData()
        return CitationStyle(chosen) if chosen is not None else None

    def image_options(self) -> ImageOptions:
        """The choices as the image writers want them."""
        scale, dpi = self.scale.currentData() if self.suffix == "png" else (None, None)
        return ImageOptions(
            format=ImageFormat(self.suffix),
            branch=self.branch_id,
            theme=ThemeName(self.theme.currentData()),
            palette=Palette(self._preferences.palette),
            wording=Wording(self._preferences.connecting),
            direction=Direction(self.direction.currentData()),
            scale=scale,
            dpi=dpi,
            is_transparent=self.transparent.isChecked(),
            paper=Paper(self.paper.currentData()) if self.suffix == "pdf" else Paper.FIT,
            has_notes=self.notes.isChecked(),
            has_comments=self.comments.isChecked(),
            citations=self.citation_style,
            has_title=self.title.isChecked(),
            shrinks=self.suffix == "png",
        )

    def _lay_out(self) -> None:
        rows = (
            (self.tr("Format"), self.kind),
            (self.tr("What"), self.part),
            (self.tr("Theme"), self.theme),
            (self.tr("Layout"), self.direction),
            (self.tr("Paper"), self.paper),
            (self.tr("Size"), self.scale),
            ("", self.title),
            ("", self.notes),
            (self.tr("Sources"), self.citations),
            ("", self.comments),
            ("", self.transparent),
        )
        for words, widget in rows:
            self._form.addRow(words, widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._form)
        column.addStretch(1)
        self.setFixedWidth(max(WIDTH, column.sizeHint().width()))  # while every row is there

    def _show_fitting(self) -> None:
        for widget in (self.theme, self.direction):
            self._form.setRowVisible(widget, self.is_image)
        self._form.setRowVisible(self.paper, self.suffix == "pdf")
        self._form.setRowVisible(self.scale, self.suffix == "png")
        self._form.setRowVisible(self.transparent, self.is_image)
        self._form.setRowVisible(self.comments, self.is_image and self._has_comments)
        is_read = self.written is None or self.written.is_for_readers
        for field in (self.title, self.notes):
            self._form.setRowVisible(field, is_read)
        self._form.setRowVisible(self.citations, is_read and self.notes.isChecked())
        self.changed.emit()

    def _fill_sheet(self) -> None:
        """On a sheet the map fills it, unless another layout is chosen after the paper."""
        if self.paper.currentData() != Paper.FIT:
            self.direction.setCurrentIndex(self.direction.findData(Direction.PAGE))

    def _choice(self, words: Mapping[Any, str]) -> QComboBox:
        box = QComboBox()
        for value, text in words.items():
            box.addItem(text, value)
        box.currentIndexChanged.connect(self.changed)
        return box

    def _choice_of_format(self) -> QComboBox:
        return self._choice(
            {
                "png": self.tr("PNG, a picture"),
                "svg": self.tr("SVG, a drawing"),
                "pdf": self.tr("PDF, for paper"),
            }
            | {one.id: f"{one.name} ({one.suffixes[0]})" for one in all_formats() if one.write is not None}
        )

    def _choice_of_part(self, branch_id: RecordId | None, shown_id: RecordId | None) -> QComboBox:
        """To begin with, what is shown: one branch alone, or the whole map."""
        branch = {branch_id: self.tr("Selected branch")} if branch_id else {}
        shown = {shown_id: self.tr("Shown branch")} if shown_id else {}
        box = self._choice({None: self.tr("Whole map")} | branch | shown)
        box.setCurrentIndex(box.findData(shown_id))
        return box

    def _choice_of_style(self) -> QComboBox:
        return self._choice(
            {
                None: self.tr("Authors and title"),
                CitationStyle.AUTHOR_DATE: self.tr("Author and date"),
                CitationStyle.NUMBERED: self.tr("Numbered"),
            }
        )

    def _tick(self, words: str, checked: bool) -> QCheckBox:
        box = QCheckBox(words)
        box.setChecked(checked)
        box.toggled.connect(self.changed)
        return box
