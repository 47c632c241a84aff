"""The house keeps its own rules, and each rule is able to complain."""

from pathlib import Path

import pytest

from tests.house_rules import (
    RULES,
    Module,
    against_the_arrow,
    modules_in,
    qt_out_of_place,
    risky_calls,
    sqlite_out_of_place,
    too_long,
    type_checking_imports,
    widgets_reached_by_the_command_line,
    without_opening,
)

PACKAGE = Path(__file__).resolve().parents[1] / "argmap"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rules(rule):
    assert [complaint for module in modules_in(PACKAGE) for complaint in rule(module)] == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("core/tree.py", "from argmap.layout import tidy"),
        ("core/tree.py", "import argmap.ui.window"),
        ("core/tree.py", "from argmap import session"),
        ("core/tree.py", "from ..layout import tidy"),
        ("core/tree.py", "from .. import layout"),
        ("core/tree.py", "def late():\n    from argmap.render import paint"),
        ("storage/store.py", "from argmap.layout.tidy import place"),
        ("session.py", "from argmap.worker import pool"),
        ("app.py", "from argmap import cli"),
        ("settings.py", "from argmap.core import ids"),
        ("settings.py", "from argmap import resources"),
        ("helpers/text.py", ""),
    ],
)
def test_an_import_upwards_or_sideways_is_seen(path, text):
    assert list(against_the_arrow(Module(path, text)))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("ui/window.py", "from argmap.core.change import Change\nfrom argmap.session import Session"),
        ("ui/canvas/view.py", "from argmap.ui.selection import Selection\nfrom ..actions import ACTIONS"),
        ("storage/store.py", "from argmap.core import records\nfrom argmap import settings"),
        ("cli.py", "from argmap import app, session\nfrom argmap import __version__"),
        ("core/tree.py", "import dataclasses\nfrom argmap.core.records import Node"),
    ],
)
def test_an_import_downwards_or_of_a_leaf_is_fine(path, text):
    assert list(against_the_arrow(Module(path, text))) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("core/prose.py", "from PySide6.QtCore import QObject"),
        ("cli.py", "import PySide6"),
        ("layout/tidy.py", "from PySide6 import QtGui"),
        ("render/paint.py", "from PySide6.QtWidgets import QApplication"),
        ("render/paint.py", "from PySide6 import QtPrintSupport"),
    ],
)
def test_qt_out_of_place_is_seen(path, text):
    assert list(qt_out_of_place(Module(path, text)))


def test_qt_in_its_place_is_fine():
    assert list(qt_out_of_place(Module("render/paint.py", "from PySide6.QtGui import QPainter"))) == []
    assert list(qt_out_of_place(Module("ui/window.py", "from PySide6.QtWidgets import QWidget"))) == []


def test_the_command_line_reaching_for_the_window_is_seen():
    assert list(widgets_reached_by_the_command_line(Module("cli.py", "from argmap.ui.window import Window")))
    assert list(widgets_reached_by_the_command_line(Module("cli.py", "from argmap.app import show"))) == []


def test_sqlite_outside_storage_is_seen():
    assert list(sqlite_out_of_place(Module("session.py", "import sqlite3")))
    assert list(sqlite_out_of_place(Module("ui/window.py", "from sqlite_utils import Database")))
    assert list(sqlite_out_of_place(Module("storage/store.py", "import sqlite3"))) == []


def test_imports_for_types_only_are_seen():
    assert list(type_checking_imports(Module("core/tree.py", "from typing import TYPE_CHECKING")))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("ui/reader.py", "label.setHtml(text)"),
        ("ui/window.py", "QDesktopServices.openUrl(url)"),
        ("ui/window.py", "dialog.exec()"),
        ("ui/dialogs/hand_out.py", "task.toPlainText()"),
        ("app.py", "application.processEvents()"),
        ("ui/window.py", "try:\n    f()\nexcept Exception:\n    pass"),
        ("ui/window.py", "try:\n    f()\nexcept:\n    pass"),
        ("session.py", "time.sleep(1)"),
        ("ui/collecting.py", "len(gc.get_objects(0))"),
    ],
)
def test_a_risky_call_out_of_its_place_is_seen(path, text):
    assert list(risky_calls(Module(path, text)))


def test_a_risky_call_in_its_place_is_fine():
    assert list(risky_calls(Module("ui/dialogs/export.py", "dialog.exec()"))) == []
    assert list(risky_calls(Module("ui/links.py", "QDesktopServices.openUrl(url)"))) == []


def test_what_is_too_long_is_seen():
    assert list(too_long(Module("core/tree.py", "x = 1\n" * 301)))
    assert list(too_long(Module("core/tree.py", "def f():\n" + "    x = 1\n" * 45)))
    assert list(too_long(Module("core/tree.py", "def f():\n" + "    x = 1\n" * 44))) == []


def test_a_module_that_does_not_say_what_it_is_for_is_seen():
    assert list(without_opening(Module("core/tree.py", "x = 1")))
    assert list(without_opening(Module("core/tree.py", '"""Trees."""\nx = 1'))) == []
