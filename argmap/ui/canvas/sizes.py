"""How large cards are drawn, as far as somebody has measured them: to break texts into lines takes most of a layout."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from types import MappingProxyType

from argmap.core.change import Change
from argmap.core.document import Document
from argmap.core.graph import Place
from argmap.core.records import RecordId
from argmap.core.touched import touched_by
from argmap.layout.blocks import Block
from argmap.layout.geometry import Size

Sizes = Mapping[RecordId, Size]
"""By the place at which a card stands in full."""
NO_SIZES: Sizes = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class KnownSizes:
    """Sizes of a map, or of one that says the same but for the nodes in `otherwise`. Frozen, for any thread."""

    sizes: Sizes
    otherwise: Set[RecordId] = frozenset()

    def of(self, place: Place) -> Size | None:
        """The size of the card that stands in full at that place; None if it is to be measured."""
        return self.sizes.get(place.id) if place.node_id not in self.otherwise else None


NOTHING_KNOWN = KnownSizes(NO_SIZES)


def sizes_in(blocks: Iterable[Block]) -> Sizes:
    """The sizes of the cards in these blocks that stand in full."""
    cards = (card for block in blocks for card in block.cards if card.is_full)
    return {card.place.id: Size(card.width, card.height) for card in cards}


def known_after(sizes: Sizes, document: Document, change: Change) -> KnownSizes:
    """What is known of a document, of sizes in the one from which that change leads to it."""
    return KnownSizes(sizes, frozenset(touched_by(document, change).cards)) if sizes else NOTHING_KNOWN
