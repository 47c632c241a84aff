"""What the style sheet must show in both themes."""

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from argmap.ui.chrome import load_chrome
from argmap.ui.styling import palette_of, style_sheet


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of two colours' luminances, as WCAG 2.1 counts it."""

    def luminance(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def box_in(theme: str, is_ticked: bool, qtbot: QtBot) -> QImage:
    """A checkbox without words, as it is drawn in a theme."""
    chrome = load_chrome(theme)
    box = QCheckBox()
    qtbot.addWidget(box)
    box.setPalette(palette_of(chrome))
    box.setStyleSheet(style_sheet(chrome) + f"QCheckBox {{ background: {chrome.panel}; }}")
    box.setChecked(is_ticked)
    box.resize(40, 30)
    return box.grab().toImage()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("is_ticked", [False, True])
def test_a_checkbox_stands_out_from_its_dialog(theme: str, is_ticked: bool, qtbot: QtBot) -> None:
    image = box_in(theme, is_ticked, qtbot)
    panel = QColor(load_chrome(theme).panel)
    across = [image.pixelColor(x, image.height() // 2) for x in range(20)]
    assert max(contrast(colour, panel) for colour in across) >= 3


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_tick_can_be_seen_in_its_box(theme: str, qtbot: QtBot) -> None:
    assert box_in(theme, True, qtbot) != box_in(theme, False, qtbot)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_main_button_that_can_do_nothing_now_is_not_painted_as_if_it_could(theme: str, qtbot: QtBot) -> None:
    button = QPushButton("Restore")
    qtbot.addWidget(button)
    button.setProperty("look", "main")
    button.setStyleSheet(style_sheet(load_chrome(theme)))
    button.setEnabled(False)
    image, accent = button.grab().toImage(), QColor(load_chrome(theme).accent)
    assert image.pixelColor(8, image.height() // 2) != accent
