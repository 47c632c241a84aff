"""What stands below a heat map: what its colours mean, and the popular wrong places in words."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from argmap.core.records import RecordId
from argmap.core.saying import Say
from argmap.core.tree import Tree
from argmap.reasoning.comparing.sentences import brief, card
from argmap.reasoning.marking.class_result import CardResult, ClassResult
from argmap.reasoning.marking.popular import Popular
from argmap.reasoning.marking.standing import Onto
from argmap.render import heat_words
from argmap.render.drawing import Drawing, Group, text_runs
from argmap.render.fonts import Style
from argmap.render.look import Look
from argmap.render.notes import COLUMN, Note, draw_notes

GAP = 22.0


def with_list(
    drawing: Drawing, key: Tree, shown: Sequence[Popular], found: ClassResult, look: Look, margin: float, say: Say
) -> Drawing:
    """The drawing, which has that margin, with its legend below the map and the list below that."""
    width = max(drawing.width, COLUMN + 2 * margin)
    left, top = drawing.x + margin, drawing.y + drawing.height - margin + GAP
    block = look.typesetter.wrap(heat_words.legend(found.count, say), Style.SUBTITLE, width - 2 * margin)
    legend = Group("legend", "", "", tuple(text_runs(block, left, top, Style.SUBTITLE, look.theme.muted)))
    top += block.height + GAP
    cards = {one.key_id: one for one in found.cards}
    groups, height = draw_notes(_notes(key, shown, cards, say), left, top, width - 2 * margin, look)
    bottom = top + height if shown else top - GAP
    return replace(drawing, width=width, height=bottom + margin - drawing.y, groups=(*drawing.groups, legend, *groups))


def _notes(key: Tree, shown: Sequence[Popular], cards: dict[RecordId, CardResult], say: Say) -> Iterable[Note]:
    heading = say("Popular wrong places (dashed)")
    for number, one in enumerate(shown):
        text = brief(key.node(one.key_id).text, say)
        given = where_words(key, one.place.onto, one.place.target_ids, say)
        where = heat_words.instead_of(given, _right(key, one.key_id, say), say)
        yield Note(heat_words.times(one.place.count), text, where, heading if not number else "")


def where_words(key: Tree, onto: Onto, target_ids: Iterable[RecordId], say: Say) -> str:
    """What a card was hung on: as in "on “Noise harms health.”", or "at the top"."""
    return heat_words.stands([card(key, one, say) for one in target_ids], onto is Onto.STEP, say)


def _right(key: Tree, key_id: RecordId, say: Say) -> str:
    place = key.full_place(key_id)
    above = key.above(place) if place is not None else None
    return heat_words.stands([card(key, above, say)] if above is not None else [], False, say)
