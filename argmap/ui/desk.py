"""What all windows of one process share."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from argmap.ui.appearance import Appearance
from argmap.ui.main_thread import MainThread
from argmap.ui.preferences import Preferences


@dataclass(slots=True)
class Desk:
    """Made once, by the composition root; handed to every window."""

    preferences: Preferences
    appearance: Appearance
    main_thread: MainThread
    windows: list[Any] = field(default_factory=list)
    open_window: Callable[[], Any] | None = None
