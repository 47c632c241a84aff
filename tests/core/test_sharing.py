"""Two maps held once: what is shared is equal, and the change leads from one to the other."""

from random import Random

import pytest

from argmap.core.document import Document
from argmap.core.moments import difference
from argmap.core.sharing import shared
from tests.benchmarks.comparing import worked_on
from tests.benchmarks.maps import random_map


@pytest.mark.parametrize("seed", range(3))
def test_what_a_copy_has_alike_is_held_once_and_the_rest_is_the_difference(seed):
    one = Document(random_map(150, passages=True))
    other = worked_on(Document(random_map(150, passages=True)), Random(seed))
    records, change = shared(one.records(), other.records())

    assert records == list(other.records())
    mine = {id(record) for record in one.records()}
    unlike = {after for _, after in change.pairs if after is not None}
    assert all(id(record) in mine or record in unlike for record in records)
    assert set(change.pairs) == set(difference(one.records(), other.records()).pairs)
    one.apply(change)
    assert set(one.records()) == set(other.records())


def test_what_is_to_stop_it_stops_it():
    def stop():
        raise InterruptedError

    with pytest.raises(InterruptedError):
        shared([], random_map(2), stop)
