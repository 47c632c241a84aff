"""A small picture of a large map shows the cards nearest to its roots."""

from argmap.core.change import Change, Label
from argmap.core.document import Document
from argmap.core.records import MapInfo, Node, Passage
from argmap.core.topmost import topmost
from argmap.core.tree import Tree
from argmap.samples import sample_records
from tests.benchmarks.maps import random_map


def test_a_map_with_few_cards_is_kept_whole_but_for_its_sources():
    records = sample_records("eu-nato")
    kept = topmost(records, 1_000)

    tray = Document(records).tray_ids
    assert [one for one in kept if isinstance(one, MapInfo)] == [one for one in records if isinstance(one, MapInfo)]
    assert {one.id for one in kept if isinstance(one, Node)} == {
        one.id for one in records if isinstance(one, Node) and one.id not in tray
    }
    assert not [one for one in kept if isinstance(one, Passage)]


def test_of_a_large_map_only_so_many_cards_are_kept_and_all_are_sound_records():
    records = random_map(3_000, seed=4)

    for most in (1, 7, 40, 400):
        document = Document(topmost(records, most))
        document.apply(_nothing(document))
        assert document.count(Node) == most
        assert Tree(document).main_claim().node_id == Tree(Document(records)).main_claim().node_id


def _nothing(document):
    """A change of every record into itself, so that all it names is looked for."""
    return Change(Label.EDIT_FIELD, tuple((one, one) for one in document.records()))
