"""Asks for a card in the search field: where to move the selection, or what to use a second time."""

from collections.abc import Callable
from functools import partial
from itertools import islice

from argmap.core import edits
from argmap.core.querying import Query, query_of
from argmap.core.records import Node, Polarity, RecordId
from argmap.storage.searched import Group
from argmap.ui.branch_edits import move_branches
from argmap.ui.commands.map.adding import target_of_selection
from argmap.ui.found_lines import card_line
from argmap.ui.hit import Find, Hit
from argmap.ui.translating import translate
from argmap.ui.window import Window

MOST = 50  # cards in the list


def move_to(window: Window) -> None:
    """Move the selected cards, or the selected step with its cards, below a card that is searched for."""
    context = window.context
    step, cards = context.selection.step, context.selection.cards
    moved = context.current_place.node_id if context.current_place is not None else ""

    def move(node_id: RecordId) -> None:
        if step is not None:
            move_branches(context, partial(edits.move_group, inference_id=step, target_id=node_id), [step])
        else:
            edit = partial(edits.move_under, place_ids=cards, target_id=node_id)
            move_branches(context, edit, cards, lambda _: _show(window, moved))

    window.search.pick(translate("Window", "Move below which card?"), _cards(window, move))


def use_here_too(window: Window) -> None:
    """Give a card that is searched for one more place, below the selection."""
    context = window.context
    target_id = target_of_selection(context)

    def use(node_id: RecordId) -> None:
        if context.perform(edits.use_here_too, node_id, target_id, Polarity.SUPPORTS):
            _show(window, node_id)

    window.search.pick(translate("Window", "Which card to use here too?"), _cards(window, use))


def _cards(window: Window, act: Callable[[RecordId], None]) -> Find:
    """Finds the cards with every typed word; before one is typed, the first of the map."""

    def find(text: str) -> list[Hit]:
        query, context = query_of(text), window.context
        if not query.words:
            return [choice(node, query) for node in islice(context.document.all(Node), MOST)]
        found = (hit.record for hit in context.searching.find(text, MOST, Group.CARDS))
        cards = [choice(one, query) for one in found if isinstance(one, Node)]
        return cards or [Hit(context.searching.why_none(), "", None)]

    def choice(node: Node, query: Query) -> Hit:
        line = card_line(node, query)
        return Hit(line.words, "", partial(act, node.id), line.marks)

    return find


def _show(window: Window, node_id: RecordId) -> None:
    place = window.context.tree.full_place(node_id)
    if place is not None:
        window.context.show(place.id)
