import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.errors import EditRefused
from argmap.core.handing import Cards, HandOut, handed_in, handed_out, sent_copy
from argmap.core.ids import new_id
from argmap.core.records import (
    Comment,
    Foreign,
    Inference,
    MapInfo,
    Node,
    Passage,
    PassageState,
    Premise,
    Record,
    Source,
    SourceText,
)
from argmap.core.tree import Tree
from argmap.samples import sample_records
from argmap.storage.creating import write_copy
from argmap.storage.opening import read_map

SECRETS = ("PRIVATE-NOTE", "PRIVATE-REMARK", "PRIVATE-AUTHOR", "PRIVATE-FOREIGN")


@pytest.fixture
def records() -> list[Record]:
    """A sample with something private of every kind."""
    kept: list[Record] = []
    for one in sample_records("eu-nato"):
        if isinstance(one, Node | Source):
            kept.append(replace(one, notes=SECRETS[0]))
        elif isinstance(one, MapInfo):
            kept.append(replace(one, author=SECRETS[2]))
        else:
            kept.append(one)
    node = next(one for one in kept if isinstance(one, Node))
    kept.append(Comment(new_id(), node.id, None, SECRETS[2], SECRETS[1], "2026-01-01T00:00:00Z"))
    kept.append(Foreign(new_id(), node.id, "other", f'{{"said":"{SECRETS[3]}"}}'))
    return kept


def of(records: list[Record], kind: type) -> list:
    return [one for one in records if isinstance(one, kind)]


def main_claim(records: list[Record]) -> str:
    place = Tree(Document(records)).main_claim()
    assert place is not None
    return place.node_id


def test_a_whole_hand_out_keeps_the_ids_of_its_cards_and_names_its_origin(records: list[Record]) -> None:
    given = handed_out(records, HandOut(task="Find the doubt."), main_claim(records))
    assert {one.id for one in of(given, Node)} == {one.id for one in of(records, Node)}
    before, after = of(records, MapInfo)[0], of(given, MapInfo)[0]
    assert (after.origin_id, after.task) == (before.id, "Find the doubt.")
    assert after.id != before.id


@pytest.mark.parametrize("cards", Cards)
@pytest.mark.parametrize("whole", [True, False])
def test_nothing_private_is_in_the_bytes_of_a_hand_out(
    records: list[Record], cards: Cards, whole: bool, tmp_path: Path
) -> None:
    path = tmp_path / "out.argmap"
    write_copy(path, handed_out(records, HandOut(cards, whole), main_claim(records)))
    data = path.read_bytes()
    assert [secret for secret in SECRETS if secret.encode() in data] == []
    assert str(tmp_path).encode() not in data
    assert read_map(path).history == []
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    connection.close()


def test_a_hand_out_of_the_main_claim_has_one_card_and_its_passages(records: list[Record]) -> None:
    claim = main_claim(records)
    given = handed_out(records, HandOut(Cards.MAIN_CLAIM), claim)
    assert [one.id for one in of(given, Node)] == [claim]
    assert of(given, Inference) == []
    assert 0 < len(of(given, Passage)) < len(of(records, Passage))
    Document(given)


def test_a_hand_out_in_the_tray_has_all_cards_and_no_steps(records: list[Record]) -> None:
    document = Document(handed_out(records, HandOut(Cards.TRAY), main_claim(records)))
    assert len(document.tray_ids) == len(of(records, Node))
    assert document.count(Inference) == document.count(Premise) == 0


def test_the_order_of_the_cards_in_the_tray_does_not_tell_where_they_stood(
    records: list[Record], tmp_path: Path
) -> None:
    write_copy(tmp_path / "out.argmap", handed_out(records, HandOut(Cards.TRAY), main_claim(records)))
    document = Document(read_map(tmp_path / "out.argmap").records)
    assert list(document.tray_ids) == sorted(document.tray_ids)


def test_quotes_only_leaves_the_words_and_takes_the_texts(records: list[Record], tmp_path: Path) -> None:
    given = handed_out(records, HandOut(whole_sources=False), main_claim(records))
    assert {one.text for one in of(given, SourceText)} == {""}
    assert {one.state for one in of(given, Passage)} == {PassageState.UNVERIFIED}
    assert {one.exact for one in of(given, Passage)} == {one.exact for one in of(records, Passage)}
    path = tmp_path / "quotes.argmap"
    write_copy(path, given)
    assert len(read_map(path).records) == len(given)


def renewed(records: list[Record]) -> list[Record]:
    """The records with a newer version of their text, in which every word "NATO" is another: passages are in doubt."""
    document = Document(records)
    (text,) = of(records, SourceText)
    document.apply(edits.add_version(document, edits.source_text(text.source_id, text.text.replace("NATO", "OTAN"))))
    return list(document.records())


def test_a_hand_out_of_passages_in_doubt_holds_what_they_were_found_from(records: list[Record]) -> None:
    given = handed_out(renewed(records), HandOut(), main_claim(records))
    earlier = {one.id for one in of(given, Passage)}
    in_doubt = [one for one in of(given, Passage) if not one.reviewed]
    assert in_doubt
    assert all(one.found_from in earlier for one in in_doubt)


def test_a_hand_out_with_quotes_only_has_the_words_that_somebody_stood_for(records: list[Record]) -> None:
    given = handed_out(renewed(records), HandOut(whole_sources=False), main_claim(records))
    assert sorted(one.exact for one in of(given, Passage)) == sorted(one.exact for one in of(records, Passage))


def test_a_sent_copy_leaves_out_what_is_not_ticked(records: list[Record]) -> None:
    bare = sent_copy(records, notes=False, remarks=False, author=False)
    assert of(bare, Comment) == []
    assert {one.notes for one in of(bare, Node)} == {""}
    assert of(bare, MapInfo)[0].author == ""
    assert sent_copy(records, notes=True, remarks=True, author=True) == records


def test_a_map_handed_in_carries_the_name_and_no_private_note(records: list[Record]) -> None:
    given = handed_in(records, "Ada Lovelace")
    info = of(given, MapInfo)[0]
    assert info.submitted_by == "Ada Lovelace"
    assert len(given) == len(records)
    assert {one.notes for one in of(given, Node) + of(given, Source)} == {""}


def test_a_name_that_is_none_is_refused_in_a_sentence(records: list[Record]) -> None:
    with pytest.raises(EditRefused, match="The submitted by is too long: it may have 2,000 characters"):
        handed_in(records, "Ada" * 1_000)


def test_all_that_a_class_hands_in_are_maps_of_their_own_from_one_hand_out(records: list[Record]) -> None:
    out = handed_out(records, HandOut(), main_claim(records))
    ada, alan = (of(handed_in(out, name), MapInfo)[0] for name in ("Ada", "Alan"))
    assert ada.id != alan.id
    assert ada.origin_id == alan.origin_id == of(records, MapInfo)[0].id
    own = of(handed_in(records, "Ada"), MapInfo)[0]
    assert own.origin_id in (of(records, MapInfo)[0].origin_id, of(records, MapInfo)[0].id)
