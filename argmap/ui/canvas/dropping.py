"""What is dragged over the map, what it may be dropped on, and the edit that a drop makes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QMimeData, QPointF

from argmap.core.anchoring import Quote
from argmap.core.graph import Place, is_above
from argmap.core.records import Inference, Kind, Polarity, RecordId, SourceText
from argmap.session import Edit
from argmap.ui.canvas.pointing import Under, under
from argmap.ui.canvas.sight import Sight
from argmap.ui.canvas.zones import Does, Zone, zone_around, zones_over
from argmap.ui.context import MapContext
from argmap.ui.mime import places_in, quote_in
from argmap.ui.new_card import NewCard, Start

POLARITIES = {
    Does.SUPPORTS: Polarity.SUPPORTS,
    Does.OPPOSES: Polarity.OPPOSES,
    Does.ANSWERS: Polarity.ANSWERS,
}


@dataclass(frozen=True, slots=True)
class Load:
    """Cards by their places, a whole frame by its step, or words of a source."""

    place_ids: tuple[RecordId, ...] = ()
    frame_id: RecordId | None = None
    quote: Quote | None = None


class Drops:
    """Finds zones for a load, and makes the edit of the one it is dropped on."""

    def __init__(self, context: MapContext, sight: Sight) -> None:
        self._context = context
        self._sight = sight

    def zones(self, load: Load, point: QPointF) -> list[Zone]:
        """The zones that open when the load is over a point of the view."""
        camera = self._sight.camera
        found = under(self._sight.scene, camera.to_map(point), camera.zoom)
        place = self._context.tree.place(found.place_id) if found.place_id is not None else None
        if place is not None:
            rect = self._sight.scene.layout.rect_of(place.id)
            if rect is None or not self._may_stand_below(load, place.node_id):
                return []
            link_to = place.node_id if load.quote is not None else None
            return zones_over(camera.view_rect(rect), self._sides(load, place), link_to)
        return self._zones_beside(load, found, point)

    def drop(self, load: Load, zone: Zone) -> None:
        """Do what the zone says; a refusal becomes a message."""
        if load.quote is not None:
            self._drop_words(load.quote, zone)
            return
        from argmap.ui.branch_edits import move_branches  # late: a main claim is seen before anything can be dropped

        node_ids, moved = self._node_ids(load), [load.frame_id] if load.frame_id is not None else load.place_ids
        move_branches(self._context, _edit(load, zone), moved, lambda _: self._show(load, node_ids))

    def _show(self, load: Load, node_ids: Sequence[RecordId]) -> None:
        """Select what was dropped at the places it has now; a frame by its step."""
        context = self._context
        if load.frame_id is not None:
            context.selection.select_step(load.frame_id)
            context.reveal_requested.emit(load.frame_id)
            return
        kept = [one for one in load.place_ids if context.tree.place(one) is not None]
        places = [place.id for node_id in node_ids if (place := context.tree.full_place(node_id)) is not None]
        chosen = kept if len(kept) == len(places) else places
        context.selection.select_cards(chosen)
        if chosen:
            context.reveal_requested.emit(chosen[-1])

    def _drop_words(self, quote: Quote, zone: Zone) -> None:
        """Words make a card, whose editor opens; on a card itself they are linked to it."""
        match zone.does:
            case Does.LINK:
                from argmap.core.edits import link_passage  # late, as above

                if self._context.perform(link_passage, zone.target_id, quote):
                    self._context.quote_used.emit(quote)
                return
            case Does.TOGETHER:
                card = NewCard(Start.JOINT, Kind.CLAIM, Polarity.SUPPORTS, zone.target_id, quote)
            case Does.ROOT:
                card = NewCard(Start.ROOT, quote=quote)
            case _:
                card = NewCard(Start.UNDER, Kind.CLAIM, POLARITIES[zone.does], zone.target_id, quote)
        self._context.new_card_requested.emit(card)

    def _sides(self, load: Load, place: Place) -> list[tuple[Does, RecordId]]:
        is_question = self._context.tree.node(place.node_id).kind is Kind.QUESTION
        supports = Does.ANSWERS if is_question else Does.SUPPORTS
        sides = [(supports, place.node_id), (Does.OPPOSES, place.node_id)]
        if place.inference_id is not None and not self._shares_step(load, place.inference_id):
            sides.append((Does.TOGETHER, place.inference_id))
        return sides

    def _zones_beside(self, load: Load, found: Under, point: QPointF) -> list[Zone]:
        """Where there is no card: a line, a frame, or nothing."""
        if found.step_id is not None:
            return self._zones_on_line(load, found.step_id, point)
        if found.frame_id is not None:
            if self._shares_step(load, found.frame_id):
                return []
            return [zone_around(Does.TOGETHER, found.frame_id, point.x(), point.y())]
        is_new = load.quote is not None or all(one in self._context.document.tray_ids for one in load.place_ids)
        return [zone_around(Does.ROOT, "", point.x(), point.y())] if is_new else []

    def _zones_on_line(self, load: Load, step_id: RecordId, point: QPointF) -> list[Zone]:
        if load.quote is not None:
            return [zone_around(Does.LINK, step_id, point.x(), point.y())]
        if len(load.place_ids) != 1 or self._shares_step(load, step_id) or not self._may_be_between(load, step_id):
            return []
        return [zone_around(Does.BETWEEN, step_id, point.x(), point.y())]

    def _shares_step(self, load: Load, inference_id: RecordId) -> bool:
        places = [self._context.tree.place(one) for one in load.place_ids]
        return any(place is not None and place.inference_id == inference_id for place in places)

    def _may_stand_below(self, load: Load, node_id: RecordId) -> bool:
        document = self._context.document
        return not any(is_above(document, carried, node_id) for carried in self._node_ids(load))

    def _may_be_between(self, load: Load, step_id: RecordId) -> bool:
        """Neither is the step somewhere below what is dragged, nor what is dragged above its premises."""
        document = self._context.document
        step = document.find(Inference, step_id)
        if step is None or step.target_node_id is None:
            return step is not None
        return self._may_stand_below(load, step.target_node_id)

    def _node_ids(self, load: Load) -> Sequence[RecordId]:
        places = [self._context.tree.place(one) for one in load.place_ids]
        return [place.node_id for place in places if place is not None]


def _edit(load: Load, zone: Zone) -> Edit:
    """What a drop of cards does to the map."""
    from argmap.core import edits  # late, as above

    match zone.does:
        case Does.TOGETHER:
            return partial(edits.move_together, place_ids=load.place_ids, inference_id=zone.target_id)
        case Does.BETWEEN:
            return partial(edits.move_between, place_id=load.place_ids[0], inference_id=zone.target_id)
        case Does.ROOT:
            return partial(edits.move_to_root, place_ids=load.place_ids)
    polarity = POLARITIES[zone.does]
    if load.frame_id is not None:
        return partial(edits.move_group, inference_id=load.frame_id, target_id=zone.target_id, polarity=polarity)
    return partial(edits.move_under, place_ids=load.place_ids, target_id=zone.target_id, polarity=polarity)


def load_in(context: MapContext, mime: QMimeData) -> Load | None:
    """What is dragged onto the map by another widget, if it is of this map and may be dropped; or None."""
    if not context.is_editable:
        return None
    quote = quote_in(mime)
    if quote is not None:
        return Load(quote=quote) if context.document.find(SourceText, quote.source_text_id) is not None else None
    place_ids = tuple(one for one in places_in(mime, context.document) if context.tree.place(one) is not None)
    return Load(place_ids) if place_ids else None
