"""The dialogs about the map and about a source, while the same is said elsewhere."""

from pytestqt.qtbot import QtBot

from argmap.core import edits
from argmap.core.records import Source
from argmap.core.references.fields import fields_of
from argmap.ui.dialogs.map_details import MapDetails
from argmap.ui.dialogs.source_details import SourceDetails
from tests.ui.panels.conftest import Panels


def test_what_nobody_touched_of_a_source_stays_as_it_was_said_meanwhile(panels: Panels, qtbot: QtBot) -> None:
    document = panels.session.document
    (source,) = document.all(Source)
    details = SourceDetails(panels.context, source)
    qtbot.addWidget(details)
    details.form.lines["publisher"].setText("Brill")
    panels.session.commit(edits.edit_source(document, source.id, title="Said elsewhere", notes="A note from there"))
    details.accept()
    (now,) = document.all(Source)
    assert (now.title, now.notes, fields_of(now).publisher) == ("Said elsewhere", "A note from there", "Brill")


def test_what_nobody_touched_of_the_map_stays_as_it_was_said_meanwhile(panels: Panels, qtbot: QtBot) -> None:
    details = MapDetails(panels.context)
    qtbot.addWidget(details)
    details.texts["description"].setPlainText("What it is about")
    panels.session.commit(edits.edit_map(panels.session.document, title="Said elsewhere"))
    details.accept()
    info = panels.session.document.info
    assert (info.title, info.description) == ("Said elsewhere", "What it is about")
