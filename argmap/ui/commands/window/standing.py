"""Asks what would be if the selected card stood otherwise."""

from argmap.reasoning.status.standing import Standing
from argmap.reasoning.status.status import Status
from argmap.ui.commands.map.rating import judged
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
