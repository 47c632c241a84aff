"""The objection that "no" to a critical question offers: an editor with its first words, and nothing in the map yet."""

from argmap.core.records import Polarity, RecordId
from argmap.reasoning.schemes.objecting import objection_to
from argmap.reasoning.schemes.scheme import Question
from argmap.ui.context import MapContext
from argmap.ui.new_card import NewCard, QuestionOf, Start
from argmap.ui.panes import Pane


def begin_objection(context: MapContext, step_id: RecordId, question: Question) -> None:
    """Open an editor on the map for the card that answers a question of a step."""
    if not context.is_editable:
        return
    offer = objection_to(context.document, step_id, question)
    context.set_active_pane(Pane.MAP)  # where it bears on is seen there, even if the outline was used last
    context.new_card_requested.emit(
        NewCard(
            Start.UNDER,
            polarity=Polarity.OPPOSES,
            beside_id=offer.target_id,
            begun=offer.text,
            answers=QuestionOf(step_id, question.id),
        )
    )
