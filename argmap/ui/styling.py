"""Fusion with our own palette and one small style sheet: the calm of the window."""

from PySide6.QtGui import QColor, QFont, QPalette

from argmap.render.fonts import FAMILIES
from argmap.resources import resource_path
from argmap.ui.chrome import Chrome

TEXT_SIZE = 14  # pixels
SMALL_SIZE = 13


def window_font() -> QFont:
    """The font of menus, fields and buttons; in pixels."""
    font = QFont(list(FAMILIES))
    font.setPixelSize(TEXT_SIZE)
    return font


def palette_of(chrome: Chrome) -> QPalette:
    """The palette that plain widgets paint themselves with."""
    palette = QPalette(QColor(chrome.panel))
    roles = {
        QPalette.ColorRole.Window: chrome.panel,
        QPalette.ColorRole.Base: chrome.well,
        QPalette.ColorRole.AlternateBase: chrome.panel,
        QPalette.ColorRole.Button: chrome.panel,
        QPalette.ColorRole.WindowText: chrome.text,
        QPalette.ColorRole.Text: chrome.text,
        QPalette.ColorRole.ButtonText: chrome.text,
        QPalette.ColorRole.ToolTipBase: chrome.text,
        QPalette.ColorRole.ToolTipText: chrome.panel,
        QPalette.ColorRole.PlaceholderText: chrome.muted,
        QPalette.ColorRole.Highlight: chrome.accent,
        QPalette.ColorRole.HighlightedText: "#FFFFFF",
        QPalette.ColorRole.Link: chrome.accent,
        QPalette.ColorRole.Mid: chrome.line,
        QPalette.ColorRole.Accent: chrome.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, _faded(chrome))
    return palette


def style_sheet(chrome: Chrome) -> str:
    """The style sheet of the whole application. Widgets are named by the property `look`."""
    arrow, check = (resource_path(f"icons/{name}.svg").as_posix() for name in ("chevron-down", "check"))
    colours = {name: getattr(chrome, name) for name in chrome.__slots__}
    return _SHEET.format(**colours, small=SMALL_SIZE, arrow=arrow, check=check)


def _faded(chrome: Chrome) -> QColor:
    faded = QColor(chrome.muted)
    faded.setAlpha(150)
    return faded


_SHEET = """
QMenuBar {{ background: {panel}; border-bottom: 1px solid {line}; padding: 0 14px; }}
QMenuBar::item {{ padding: 5px 9px; margin: 0 4px 0 0; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {pill}; }}
QMenu {{ background: {panel}; border: 1px solid {line}; padding: 5px; }}
QMenu::item {{ padding: 5px 26px 5px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {pill}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 5px 8px; }}
QSplitter::handle {{ background: {line}; }}
QToolTip {{ background: {text}; color: {panel}; border: 0; padding: 4px 6px; }}
[look="panel"] {{ background: {panel}; }}
[look="bar"] {{ background: {panel}; border-bottom: 1px solid {line}; }}
[look="status"] {{ background: {panel}; border-top: 1px solid {line}; }}
[look="status"] QLabel, [look="muted"] {{ color: {muted}; font-size: {small}px; }}
[look="strip"] {{ background: {pill}; border-bottom: 1px solid {line}; }}
[look="note"] {{ background: {panel}; border: 1px solid {line}; border-radius: 10px; }}
[look="heading"] {{ font-size: 26px; font-weight: 700; }}
[look="section"] {{ color: {muted}; font-size: 12px; font-weight: 700; }}
[look="strong"] {{ font-weight: 700; }}
[look="well"] {{ background: {well}; border: 1px solid {line}; border-radius: 8px; }}
[look="welcome"] {{ background: {pill}; border: 1px solid {accent}; border-radius: 8px; }}
QLineEdit, QComboBox, QSpinBox, QPlainTextEdit[look="field"] {{
    background: {well}; border: 1px solid {line}; border-radius: 6px; padding: 5px 9px;
    selection-background-color: {accent};
}}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QPlainTextEdit[look="field"]:focus {{ border-color: {accent}; }}
QLineEdit[look="title"] {{
    background: transparent; border: 1px solid transparent; padding: 3px 2px; font-weight: 700;
}}
QLineEdit[look="title"]:focus {{ background: {well}; border-color: {accent}; }}
QComboBox QLineEdit {{ background: transparent; border: 0; border-radius: 0; padding: 0; }}
QComboBox::drop-down {{ border: 0; width: 24px; }}
QComboBox::down-arrow {{ image: url({arrow}); width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{ background: {panel}; border: 1px solid {line}; selection-background-color: {pill};
    selection-color: {text}; }}
QCheckBox {{ spacing: 8px; }}
QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {muted}; border-radius: 4px; background: {well}; }}
QCheckBox::indicator:hover, QCheckBox::indicator:focus {{ border-color: {accent}; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url({check}); }}
QCheckBox::indicator:disabled {{ border-color: {line}; }}
QCheckBox::indicator:checked:disabled {{ background: {line}; }}
[look="warning"] {{ color: {warning}; font-size: {small}px; }}
[look="choice"] {{ background: {well}; border: 1px solid {line}; border-radius: 8px; }}
QToolButton[look="segment"] {{ border: 0; padding: 5px 4px; color: {muted}; background: transparent; }}
QToolButton[look="segment"]:checked {{ background: {panel}; color: {text}; font-weight: 700; }}
[look="question"] {{ border: 1px solid transparent; border-radius: 8px; }}
[look="question"]:focus {{ border-color: {accent}; background: {pill}; }}
QTreeView[look="gradebook"] {{ background: {panel}; border: 1px solid {line}; border-radius: 8px; outline: 0;
    selection-background-color: {pill}; selection-color: {text}; show-decoration-selected: 1; }}
QTreeView[look="gradebook"]::item {{ padding: 5px 12px 5px 6px; }}
QTreeView[look="gradebook"]::item:selected, QTreeView[look="gradebook"]::item:selected:active {{
    background: {pill}; color: {text}; border: 0; }}
QTreeView[look="gradebook"] QHeaderView::section {{ padding: 6px 14px 6px 4px; }}
QTreeView[look="outline"] {{ background: {panel}; selection-background-color: {pill}; selection-color: {text};
    show-decoration-selected: 1; outline: 0; }}
QListWidget[look="chips"] {{ background: transparent; border: 0; outline: 0; }}
QListWidget[look="chips"]::item {{ background: {panel}; border: 1px solid {line}; border-radius: 6px;
    padding: 3px 7px; margin: 1px; color: {text}; }}
QListWidget[look="chips"]::item:selected {{ border-color: {accent}; }}
QPushButton, QToolButton {{ border: 1px solid {line}; border-radius: 6px; padding: 6px 14px; background: {panel}; }}
QToolButton[look="flat"], QPushButton[look="flat"] {{ border-color: transparent; padding: 5px 10px; }}
QPushButton:hover, QToolButton:hover {{ background: {pill}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {pressed}; }}
QPushButton:focus, QToolButton:focus {{ border-color: {accent}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {muted}; }}
QFileDialog QToolButton {{ padding: 3px; }}
QToolButton[look="quiet"] {{ border: 0; padding: 1px 6px; color: {muted}; font-size: {small}px;
    background: transparent; }}
QToolButton[look="quiet"]:hover {{ background: {pressed}; }}
QToolButton[look="crumb"], QToolButton[look="here"] {{ border: 0; padding: 3px 7px 3px 4px; color: {muted};
    font-size: {small}px; background: transparent; }}
QToolButton[look="crumb"]:hover, QToolButton[look="here"]:hover {{ background: {pill}; color: {text}; }}
QToolButton[look="here"] {{ color: {text}; font-weight: 600; }}
QToolButton[look="facet"] {{ padding: 3px 24px 3px 9px; font-size: {small}px; }}
QToolButton[look="facet"][chosen="true"] {{ background: {pill}; border-color: {accent}; }}
QToolButton[look="facet"]::menu-indicator {{ image: url({arrow}); width: 12px; height: 12px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 7px; }}
QToolButton[look="compact"] {{ padding: 4px 9px; font-size: {small}px; }}
QToolButton[look="line"] {{ border-color: transparent; padding: 2px 4px 2px 0; background: transparent;
    font-size: {small}px; }}
QToolButton[look="line"]:hover {{ color: {accent}; }}
QToolButton[look="more"] {{ border-color: transparent; background: transparent; padding: 0; min-width: 18px;
    min-height: 18px; }}
QToolButton[look="more"]:hover {{ background: {pressed}; }}
QToolButton[look="more"]:focus {{ border-color: {accent}; }}
QHeaderView::section {{ background: {panel}; color: {muted}; border: 0; padding: 5px 8px; }}
QTreeWidget, QListWidget {{ background: {panel}; border: 1px solid {line}; border-radius: 8px; padding: 4px; }}
QTreeWidget::item, QListWidget::item {{ padding: 4px 2px; }}
QListWidget[look="lines"]::item {{ padding: 4px 0; }}
QTreeWidget {{ outline: 0; show-decoration-selected: 1; }}
QTreeWidget::item:selected, QTreeWidget::branch:selected {{ background: {pill}; color: {text}; }}
[look="edge"] {{ background: {line}; }}
[look="hint"] {{ color: {muted}; }}
QListView[look="found"] {{ background: {panel}; border: 0; outline: 0; selection-background-color: {pill};
    selection-color: {text}; }}
[look="hits"] {{ background: {panel}; border: 1px solid {line}; border-radius: 8px; padding: 4px; outline: 0; }}
[look="hits"]::item {{ padding: 6px 8px; border-radius: 4px; }}
[look="hits"]::item:selected {{ background: {pill}; color: {text}; }}
QProgressBar {{ background: {well}; border: 1px solid {line}; border-radius: 4px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QPushButton[look="main"] {{ background: {accent}; color: #FFFFFF; border-color: {accent}; font-weight: 600; }}
QPushButton[look="main"]:disabled {{ background: {pill}; color: {muted}; border-color: {line}; }}
QToolButton[look="tab"] {{ border-color: transparent; padding: 6px 13px; }}
QToolButton[look="tab"]:checked {{ background: {pill}; font-weight: 700; }}
QToolButton[look="tab"]:focus {{ border-color: {accent}; }}
QToolButton[look="tile"] {{ background: {well}; padding: 10px; text-align: left; }}
QToolButton[look="tile"]:hover {{ border-color: {accent}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {line}; border-radius: 4px; min-width: 28px; min-height: 28px; margin: 1px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
