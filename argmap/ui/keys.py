"""The keys of the actions: those of the table, and what the platform's hands know besides."""

from PySide6.QtGui import QKeySequence

from argmap.ui.action import Action
from argmap.ui.actions import ACTIONS

Standard = QKeySequence.StandardKey
STANDARD_KEYS = {
    "Ctrl+N": Standard.New,
    "Ctrl+O": Standard.Open,
    "Ctrl+W": Standard.Close,
    "Ctrl+Q": Standard.Quit,
    "Ctrl+,": Standard.Preferences,
    "Ctrl+Z": Standard.Undo,
    "Ctrl+Y": Standard.Redo,
    "Ctrl+X": Standard.Cut,
    "Ctrl+C": Standard.Copy,
    "Ctrl+V": Standard.Paste,
    "Del": Standard.Delete,
    "Ctrl+F": Standard.Find,
    "F3": Standard.FindNext,
    "F11": Standard.FullScreen,
    "Ctrl++": Standard.ZoomIn,
    "Ctrl+-": Standard.ZoomOut,
    "F1": Standard.HelpContents,
}
"""Keys of the table for which a platform may have others; those count too, unless the table means something else."""


def texts(keys: str) -> list[str]:
    """The keys of a row as the table spells them."""
    return keys.split("; ") if keys else []


TAKEN = frozenset(key for action in ACTIONS.values() for key in texts(action.keys) + texts(action.map_keys))
"""Every key the table gives a meaning, in the portable spelling."""


def sequences(keys: str) -> list[QKeySequence]:
    """What to listen to for a row's keys, the table's first."""
    own = [QKeySequence(key) for key in texts(keys)]
    also = [
        binding
        for key in texts(keys)
        if key in STANDARD_KEYS
        for binding in QKeySequence.keyBindings(STANDARD_KEYS[key])
        if binding.toString(QKeySequence.SequenceFormat.PortableText) not in TAKEN
    ]
    return list(dict.fromkeys([*own, *also]))


def shown_key(action: Action) -> str:
    """The action's first key as the platform writes it; empty if it has none."""
    keys = texts(action.keys) or texts(action.map_keys)
    return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
