"""Asks what would be if the selected card stood otherwise, and on which card the main claim turns."""

from argmap.core.records import Node
from argmap.reasoning.status.crux import Sway
from argmap.reasoning.status.standing import Standing
from argmap.reasoning.status.status import Status
from argmap.ui.commands.map.rating import judged
from argmap.ui.commands.map.standing import show_card_or_step
from argmap.ui.judging.crux_finding import find_crux
from argmap.ui.judging.standing_words import crux_words
from argmap.ui.translating import translate
from argmap.ui.window import Window


def what_if(window: Window) -> None:
    """Take the selected card to fall if it stands, and else to stand; asked again, the other way round."""
    node_id, judging = judged(window.context), window.context.judging

    def suppose(status: Status) -> None:
        if node_id not in status.standings:
            window.say(translate("Window", "A question neither stands nor falls."))
            return
        supposed = judging.supposed
        is_asked = supposed is not None and supposed.node_id == node_id
        now = supposed.standing if is_asked else status.standings[node_id]
        window.workspace.show_what_if()
        judging.suppose(node_id, Standing.FALLS if now is Standing.STANDS else Standing.STANDS)

    judging.when_known(suppose)


def crux(window: Window) -> None:
    """Go to the card that moves the main claim furthest, and say how."""
    context = window.context

    def go(found: Sway | None) -> None:
        if context is not window.context:  # another map is shown by now
            return
        if found is None or not found.moves:
            window.say(translate("Window", "No single card changes how the main claim stands."))
        elif context.document.find(Node, found.card_id) is not None:
            show_card_or_step(context, found.card_id)
            window.say(crux_words(found))

    title = translate("Window", "Looking for the crux…")
    context.judging.when_known(lambda status: find_crux(window.tasks, title, context.document, status, go))
