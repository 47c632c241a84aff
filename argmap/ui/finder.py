"""Answers the search field from the search of the shown map, and shows hit after hit."""

from collections.abc import Callable
from functools import partial

from argmap.storage.search import Hit as Found
from argmap.ui.actions import ACTIONS
from argmap.ui.context import MapContext
from argmap.ui.found_lines import short_line
from argmap.ui.hit import Hit
from argmap.ui.keys import shown_key
from argmap.ui.showing_hits import show_hit
from argmap.ui.translating import translate

MOST = 50  # hits in the list
PANEL = "window.finding.toggle_panel"


class Finder:
    """Remembers what was searched for, and which hit was shown last."""

    def __init__(self, context: MapContext, list_all: Callable[[str], None]) -> None:
        """`list_all` opens the panel that lists everything with some words."""
        self._context = context
        self._list_all = list_all
        self._query = ""
        self._shown = -1

    def hits(self, query: str) -> list[Hit]:
        """What the search field lists; without hits, why there are none."""
        self._query, self._shown = query, -1
        hits = [self._hit(number, found) for number, found in enumerate(self._find())]
        return [*hits, self._all_hits()] if hits else [Hit(self._context.searching.why_none(), "", None)]

    def show_next(self) -> bool:
        """Show the hit after the last one shown; False if nothing was searched for yet, or nothing is found."""
        found = self._find() if self._query else []
        if found:
            number = (self._shown + 1) % len(found)
            self._show(number, found[number])
        return bool(found)

    def _all_hits(self) -> Hit:
        count = self._context.searching.count(self._query)
        words = translate("Search", "All in a panel that stays: {0}").format(f"{count:,}")
        return Hit(words, shown_key(ACTIONS[PANEL]), partial(self._list_all, self._query))

    def _find(self) -> list[Found]:
        return self._context.searching.find(self._query, MOST)

    def _hit(self, number: int, found: Found) -> Hit:
        line = short_line(self._context.tree, found)
        return Hit(line.words, line.detail, partial(self._show, number, found), line.marks)

    def _show(self, number: int, found: Found) -> None:
        self._shown = number
        show_hit(self._context, found)
