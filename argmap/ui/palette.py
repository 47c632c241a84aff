"""The commands behind ">" in the search field: every action that can be done now, with its key."""

from argmap.ui.actions import ACTIONS
from argmap.ui.hit import Hit
from argmap.ui.keys import shown_key
from argmap.ui.menus import WindowActions


def command_hits(actions: WindowActions, text: str) -> list[Hit]:
    """The enabled actions whose words hold every typed word; first those that begin with what was typed."""
    wanted = text.casefold().split()
    found = [(does, actions[does]) for does in ACTIONS if actions[does].isEnabled()]
    holding = [one for one in found if all(word in one[1].text().casefold() for word in wanted)]
    holding.sort(key=lambda one: not one[1].text().casefold().startswith(" ".join(wanted)))
    return [Hit(made.text(), shown_key(ACTIONS[does]), made.trigger) for does, made in holding]
