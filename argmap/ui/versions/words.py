"""Versions in the user's words: when they were made, what differs, what was done last."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDate, QDateTime, QLocale

from argmap.core.history import Entry, EntryKind
from argmap.core.map_difference import Difference, Part
from argmap.core.moments import Moment
from argmap.storage.backup import Backup
from argmap.ui.label_words import words_for
from argmap.ui.text import isolated, shortened
from argmap.ui.translating import N, translate
from argmap.ui.versions.past import Details, Version

CARD = 40  # characters
CARDS = 2
NAME = 80
COUNTED = {
    Part.ADDED: (N("Versions", "{0} card added"), N("Versions", "{0} cards added")),
    Part.CHANGED: (N("Versions", "{0} card changed"), N("Versions", "{0} cards changed")),
    Part.REMOVED: (N("Versions", "{0} card removed"), N("Versions", "{0} cards removed")),
    Part.MOVED: (N("Versions", "{0} card moved"), N("Versions", "{0} cards moved")),
    Part.STEPS: (N("Versions", "{0} step changed"), N("Versions", "{0} steps changed")),
    Part.SOURCES: (N("Versions", "{0} source changed"), N("Versions", "{0} sources changed")),
    Part.PASSAGES: (N("Versions", "{0} passage changed"), N("Versions", "{0} passages changed")),
    Part.DETAILS: (N("Versions", "map details changed"), N("Versions", "map details changed")),
    Part.REMARKS: (N("Versions", "{0} remark changed"), N("Versions", "{0} remarks changed")),
}


def when(version: Version) -> str:
    """The day and the minute, by this machine's clock; today and yesterday are called so."""
    if isinstance(version, Backup):
        return _said(QDateTime.fromSecsSinceEpoch(int(version.time.timestamp())))
    if not version.time:
        return _beginning(version)
    try:
        seconds = int(datetime.fromisoformat(version.time).timestamp())
    except (ValueError, OverflowError, OSError):
        return translate("Versions", "Change {0}").format(version.number)
    return _said(QDateTime.fromSecsSinceEpoch(seconds))


def title_of_version(version: Version) -> str:
    """Its name, or when it was made; of a backup from elsewhere, where the map lay that it is of."""
    if not isinstance(version, Backup):
        return shortened(version.name, NAME) or when(version)
    if version.origin is None:
        return when(version)
    words, where = translate("Versions", "{0}, of {1}"), place_of_map(version.origin)
    return words.format(when(version), isolated(shortened(where, NAME)))


def place_of_map(path: Path) -> str:
    """The file of a map and its folder, by which it is told from a copy."""
    return str(Path(path.parent.name) / path.name)


def since_then(details: Details) -> str:
    """What has become different since; where that is not known, how large it is, or why that is not."""
    if details.since is None:
        return details.trouble or translate("Versions", "{0} cards").format(f"{details.cards:,}")
    if not details.since:
        return translate("Versions", "As it is now")
    counts = QLocale().createSeparatedList([_count(part, number) for part, number in details.since.counts.items()])
    return translate("Versions", "Since then {0}").format(counts)


def cards_that_differ(difference: Difference) -> str:
    """The first words of some of the cards; empty where no card differs."""
    return ", ".join(f"“{isolated(shortened(text, CARD))}”" for text in difference.texts[:CARDS])


def done_by(entry: Entry) -> str:
    """What an entry of the history did."""
    words = words_for(entry.change.label)
    if entry.kind is EntryKind.UNDO:
        return translate("Versions", "Undo {0}").format(words)
    if entry.kind is EntryKind.REDO:
        return translate("Versions", "Redo {0}").format(words)
    return f"“{isolated(shortened(entry.name, CARD))}”" if entry.kind is EntryKind.MARK else words


def _beginning(moment: Moment) -> str:
    """What stood before all changes that the history holds: the first ones may be gone from it."""
    if moment.number == 0:
        return translate("Versions", "When the map was made")
    return translate("Versions", "The oldest version still kept")


def _count(part: Part, number: int) -> str:
    return translate("Versions", COUNTED[part][number != 1]).format(f"{number:,}")


def _said(moment: QDateTime) -> str:
    time, days = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat), _days_ago(moment)
    if days == 0:
        return translate("Versions", "Today, {0}").format(time)
    if days == 1:
        return translate("Versions", "Yesterday, {0}").format(time)
    return f"{QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)}, {time}"


def _days_ago(moment: QDateTime) -> int:
    return moment.date().daysTo(QDate.currentDate())
