"""The commands behind ">" in the search field: every action that can be done now, with its key."""

from argmap.ui.actions import ACTIONS
from argmap.ui.hit import Hit
from argmap.ui.keys import shown_key
from argmap.ui.menus import WindowActions


def command_hits(actions: WindowActions, text: str) -> list[Hit]:
    """The enabled actions whose words hold every typed word."""
    wanted = text.casefold().split()
    found = [(does, actions[does]) for does in ACTIONS if actions[does].isEnabled()]
    return [
        Hit(made.text(), shown_key(ACTIONS[does]), made.trigger)
        for does, made in found
        if all(word in made.text().casefold() for word in wanted)
    ]
