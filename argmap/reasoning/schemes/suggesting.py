"""Which schemes the words of a step hint at. A suggestion only: the user chooses."""

import re
from collections.abc import Sequence

from argmap.core.document import Records
from argmap.core.graph import premises_of
from argmap.core.records import Node, RecordId
from argmap.reasoning.schemes.catalogue import Catalogue

MOST = 3


def suggestions(records: Records, inference_id: RecordId, catalogue: Catalogue) -> list[str]:
    """The ids of at most three schemes whose signals stand in a step's cards, that with the most first.

    Equals stand in the catalogue's order.
    """
    found = (records.find(Node, premise.node_id) for premise in premises_of(records, inference_id))
    text = "\n".join(" ".join(node.text.split()) for node in found if node is not None)
    heard = {scheme.id: _heard(text, scheme.signals) for scheme in catalogue.schemes.values()}
    ranked = sorted((one for one in heard if heard[one]), key=lambda one: -heard[one])
    return ranked[:MOST]


def _heard(text: str, signals: Sequence[str]) -> int:
    """How many of the signals stand in a text as whole words, in either case."""
    return sum(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text, re.IGNORECASE) is not None for one in signals)
