"""One open map: its document, tree and history, and the file that keeps them."""

from argmap.session.ahead import Ahead, Edit, Step, made_ahead, reversal
from argmap.session.file import create_session, open_session, session_of
from argmap.session.holding import HeldMap, hold
from argmap.session.session import Listener, Originals, SavedListener, SaveState, Session, Store, Wake

__all__ = [
    "Ahead",
    "Edit",
    "HeldMap",
    "Listener",
    "Originals",
    "SaveState",
    "SavedListener",
    "Session",
    "Step",
    "Store",
    "Wake",
    "create_session",
    "hold",
    "made_ahead",
    "open_session",
    "reversal",
    "session_of",
]
