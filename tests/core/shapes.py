"""Maps of a plain shape and any size: long chains and wide stars, with ids that count."""

from argmap.core.order import spread_keys
from argmap.core.records import Inference, Kind, MapInfo, Node, Polarity, Premise, Record, RecordId

STEP = 1_000_000
PREMISE = 2_000_000


def id_of(number: int) -> RecordId:
    """The id of the card with that number; 0 is the map's own."""
    return f"{number:032x}"


def place_of(number: int) -> RecordId:
    """The id of the place of the card with that number."""
    return id_of(PREMISE + number)


def chain(cards: int) -> list[Record]:
    """Cards 1, 2, … of which each supports the one before."""
    return _below(cards, lambda number: number - 1)


def star(cards: int) -> list[Record]:
    """Cards 1, 2, … which all support the first, each in a step of its own."""
    return _below(cards, lambda _: 1)


def _below(cards, upper_of) -> list[Record]:
    records: list[Record] = [MapInfo(id_of(0)), Node(id_of(1), Kind.CLAIM, text="1", order_key="V")]
    for number, key in zip(range(2, cards + 1), spread_keys(cards), strict=False):
        step_id = id_of(STEP + number)
        records.append(Node(id_of(number), Kind.CLAIM, text=str(number)))
        target_id = id_of(upper_of(number))
        records.append(Inference(step_id, Polarity.SUPPORTS, target_node_id=target_id, order_key=key))
        records.append(Premise(place_of(number), step_id, id_of(number)))
    return records
