"""What earlier runs left for a map that is opened: changes that the disk has though it refused them, and texts."""

from collections.abc import Sequence
from pathlib import Path

from argmap import settings
from argmap.core.change import Change, Label, combined
from argmap.core.document import Document
from argmap.core.history import Entry
from argmap.ui.drafts import Drafts, Left, left_for
from argmap.ui.kept_texts import named, once_saved, put_into_tray
from argmap.ui.label_words import words_for
from argmap.ui.translating import translate
from argmap.ui.window import Window

NAMED = 3  # changes that are called by their names


def say_left(window: Window) -> None:
    """Say first what is in the map although it was called not saved, then what is not in it yet."""
    document = window.context.document
    left = left_for(settings.drafts_folder(), document.info.id, _being_written(window)).not_in(document)
    found = left.there_after_all(window.context.session.history.entries())
    if found:
        _offer_taking_back(window, left.without(found), found)
    else:
        _offer_texts(window, left)


def _being_written(window: Window) -> set[Path]:
    """The drafts of the windows that are open: one may show a copy of the map, which has its id."""
    shown = (one.workspace for one in window.desk.windows if one.workspace is not None)
    return {drafts.path for workspace in shown for drafts in workspace.findChildren(Drafts)}


def _offer_taking_back(window: Window, left: Left, found: Sequence[Entry]) -> None:
    """The change is what memory did not have when the map was closed; the user may want it or not."""
    context = window.context

    def take_back() -> None:
        context.perform(lambda document: _back(document, found))
        _offer_texts(window, left)

    names = [words_for(entry.change.label) for entry in found[:NAMED]]
    more = translate("Opening", "and {0} more").format(len(found) - NAMED) if len(found) > NAMED else ""
    words = translate("Opening", "This was called not saved when the map was closed, but is in it: {0}.")
    said = words.format(" ".join([", ".join(names), more]).strip())
    label = translate("Opening", "Take it back")
    window.messages.say(said, label, take_back, stays=True, closed=lambda: _offer_texts(window, left))


def _back(_document: Document, found: Sequence[Entry]) -> Change:
    return combined(Label.TAKEN_BACK, (entry.change for entry in found)).inverse()


def _offer_texts(window: Window, left: Left) -> None:
    """Offer to put the texts into the tray; who closes that is asked again when the map is opened next."""
    if not left.texts:
        left.forget()
        return
    context = window.context

    def keep() -> None:
        put_into_tray(context, left.texts)
        once_saved(context.session, left.forget)

    words = translate("Opening", "Not in the map yet: {0}").format(named(left.texts))
    label = translate("Opening", "Put into the tray")
    discard = (translate("Opening", "Discard"), left.forget)
    window.messages.say(words, label, keep, stays=True, closed=left.keep_texts, other=discard)
