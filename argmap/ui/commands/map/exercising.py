"""What a student asks of an exercise: a hint, and what comes next."""

from argmap.core.errors import MapError
from argmap.reasoning.exercises.words import RELEASED, stage_words
from argmap.ui.context import MapContext
from argmap.ui.exercising.verdict_words import say
from argmap.ui.translating import translate


def hint(context: MapContext) -> None:
    """Say the next hint of the selected card; each press says the next one."""
    place = context.current_place
    try:
        said = context.exercising.next_hint(place.node_id) if place is not None else None
    except MapError as error:
        context.message.emit(str(error))
        return
    if said is None:
        words = translate("Exercise", "There is no hint for this card.")
        context.message.emit(words if place is not None else translate("Exercise", "Select a card for a hint."))
        return
    context.message.emit(translate("Exercise", "Hint {0} of {1}: {2}").format(*said))


def go_on(context: MapContext) -> None:
    """Bring the next cards that can come, or ask what is right of what stands now, if that is to be said."""
    at = context.exercising
    if at.can_come:
        at.bring()
    elif at.can_ask:
        at.ask()
    elif at.stage is not None:
        context.message.emit(stage_words(at.stage, has_come=True, say=say))
    elif at.waits_for_cards:
        context.message.emit(translate("Exercise", "Place all cards of the tray first: then the next ones can come."))
    else:
        context.message.emit(say(RELEASED))
