"""Lies within a valid schema: values that no record may have, references to nothing, digests that are right all the
same.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from argmap.core.records import Inference, MapInfo, Polarity, Premise, Record
from tests.reliability.hostile_files.making import OPENED, HostileFile, Make, by_sql, map_of, unchecked
from tests.storage.samples import CLAIM, PASSAGE, STEP, every_record, node, originals

CARD = f"WHERE id = '{CLAIM.id}'"
NOTHING = "d" * 32
DEEP_LIST = "'[' || replace(hex(zeroblob(5000)), '00', '[') || replace(hex(zeroblob(5000)), '00', ']') || ']'"
SEALED = {
    "a NUL in a text": f"UPDATE nodes SET text = 'a' || char(0) || 'b' {CARD}",
    "a text too long": f"UPDATE nodes SET text = hex(zeroblob(5001)) {CARD}",
    "a title too long": f"UPDATE nodes SET title = hex(zeroblob(1001)) {CARD}",
    "a note too long": f"UPDATE nodes SET notes = hex(zeroblob(50001)) {CARD}",
    "a key too long": f"UPDATE nodes SET order_key = hex(zeroblob(33)) {CARD}",
    "a key of other characters": f"UPDATE nodes SET order_key = 'a/../b' {CARD}",
    "an id that is a path": "UPDATE comments SET id = '../../etc/passwd'",
    "an id that is empty": "UPDATE comments SET id = ''",
    "an id in capitals": "UPDATE comments SET id = upper(id)",
    "a list that is none": f"UPDATE nodes SET tags = 'x' {CARD}",
    "a list of numbers": f"UPDATE nodes SET tags = '[1,2]' {CARD}",
    "a list spelt otherwise": f"UPDATE nodes SET tags = '[ \"a\" ]' {CARD}",
    "a list five thousand deep": f"UPDATE nodes SET tags = {DEEP_LIST} {CARD}",
    "a list that is an object": f"UPDATE nodes SET tags = '{{\"a\":1}}' {CARD}",
    "a list with half a surrogate": f"UPDATE nodes SET tags = '[\"\\ud800\"]' {CARD}",
    "a number of a million digits": f"UPDATE nodes SET tags = '[1' || hex(zeroblob(500000)) || ']' {CARD}",
    "citation data that is none": "UPDATE sources SET citation = '{\"a\":'",
    "citation data five thousand deep": f"UPDATE sources SET citation = {DEEP_LIST}",
    "citation data with NaN": "UPDATE sources SET citation = '{\"a\":NaN}'",
    "citation data that says a thing twice": 'UPDATE sources SET citation = \'{"a":1,"a":2}\'',
    "a strength without end": "UPDATE inferences SET strength = 9e999",
    "a version of nought": "UPDATE source_texts SET version = 0",
    "locators before the text": 'UPDATE source_texts SET locators = \'[[-1,"page","1"]]\'',
    "a passage before its text": f"UPDATE passages SET start = -12 WHERE id = '{PASSAGE.id}'",
    "a passage behind its text": f"UPDATE passages SET start = 99999, \"end\" = 99999 WHERE id = '{PASSAGE.id}'",
    "a passage that ends before it begins": f"UPDATE passages SET \"end\" = 1 WHERE id = '{PASSAGE.id}'",
    "a passage of the largest numbers": f"UPDATE passages SET \"end\" = 9223372036854775807 WHERE id = '{PASSAGE.id}'",
    "a passage with half a place": f"UPDATE passages SET \"end\" = NULL WHERE id = '{PASSAGE.id}'",
    "a passage of other words": f"UPDATE passages SET exact = 'never said' WHERE id = '{PASSAGE.id}'",
    "a passage of no text": f"UPDATE passages SET source_text_id = '{NOTHING}' WHERE id = '{PASSAGE.id}'",
    "a card that is not there": f"UPDATE premises SET node_id = '{NOTHING}'",
    "a step that is not there": f"UPDATE premises SET inference_id = '{NOTHING}'",
    "a source that is not there": f"UPDATE source_texts SET source_id = '{NOTHING}'",
    "a text that is not there": f"UPDATE source_texts SET sha256 = '{'0' * 64}'",
    "two title pages": f"INSERT INTO map_info SELECT '{NOTHING}', '', '', '', '', '', '', '', '', '{{}}', digest"
    " FROM map_info",
    "no title page": "DELETE FROM map_info",
    "rules that are none": "UPDATE map_info SET rules = '{\"a\":'",
    "rules five thousand deep": f"UPDATE map_info SET rules = {DEEP_LIST}",
    "two exercises": f"INSERT INTO exercises SELECT '{NOTHING}', kind, seed, feedback, rubric, hints, proofs, sealed,"
    " digest FROM exercises",
    "a seed below nought": "UPDATE exercises SET seed = -1",
    "a seed that no reader of JSON keeps": "UPDATE exercises SET seed = 9007199254740992",
    "hints spelt otherwise": "UPDATE exercises SET hints = '{ }'",
    "proofs five thousand deep": f"UPDATE exercises SET proofs = {DEEP_LIST}",
    "a seal that is a path": "UPDATE exercises SET sealed = '../../etc/passwd'",
    "a seal too long": "UPDATE exercises SET sealed = hex(zeroblob(8388609))",
    "kept bytes that are others": "UPDATE blobs SET bytes = zeroblob(size)",
    "a text that is not UTF-8": f"UPDATE nodes SET text = CAST(x'fffe41' AS TEXT) {CARD}",
    "half a surrogate in a text": f"UPDATE nodes SET text = CAST(x'eda080' AS TEXT) {CARD}",
}
HISTORY = "INSERT INTO changes VALUES ({0}, 'do', NULL, 'edit_text', '2025', 'me', '', '{1}', zeroblob(16))"
HISTORIES = {
    "a history that cannot be read": (HISTORY.format(1, "["), "Damaged"),
    "a history of tables that are none": (HISTORY.format(1, '[["sqlite_master",null,null]]'), "Damaged"),
    "a history of records that are none": (HISTORY.format(1, '[["nodes",{"id":1},null]]'), "Damaged"),
    "a history five thousand deep": (HISTORY.format(1, "[" * 5_000 + "]" * 5_000), "Damaged"),
    "a history that undoes what is not there": (HISTORY.format(7, "[]").replace("'do', NULL", "'undo', 99"), OPENED),
    "a history of changes of nothing": (HISTORY.format(1, '[["nodes",null,null]]'), "Damaged"),
    "a history in which one record becomes another": (
        HISTORY.format(1, f'[["nodes",{{"id":"{NOTHING}","kind":"claim"}},{{"id":"{CLAIM.id}","kind":"claim"}}]]'),
        "Damaged",
    ),
    "a history before which there was no map": (
        HISTORY.format(1, f'[["map_info",null,{{"id":"{"0" * 32}"}}]]'),
        OPENED,
    ),
    "a history of negative numbers": (HISTORY.format(-5, "[]"), "Damaged"),
    "a history at the end of numbers": (HISTORY.format(2**63 - 1, "[]"), "Damaged"),
}
UNCHECKED = {
    "a number for a text": f"UPDATE nodes SET text = 5 {CARD}",
    "bytes for a text": f"UPDATE nodes SET text = x'00ff' {CARD}",
    "nothing for a text": f"UPDATE nodes SET text = NULL {CARD}",
    "a text for a number": "UPDATE source_texts SET version = 'one'",
    "a number for bytes": f"UPDATE nodes SET digest = 5 {CARD}",
    "a digest too short": "UPDATE document SET records_digest = x'00'",
    "a kind that is none": f"UPDATE nodes SET kind = 'rumour' {CARD}",
    "an exercise that is none": "UPDATE exercises SET kind = 'exam'",
    "an exercise that never answers": "UPDATE exercises SET feedback = 'never'",
    "a truth that is neither": f"UPDATE nodes SET implicit = 2 {CARD}",
    "two targets of a step": f"UPDATE inferences SET target_inference_id = id WHERE id = '{STEP.id}'",
    "a link to nothing": "UPDATE passage_links SET node_id = NULL, inference_id = NULL",
    "an id that is nothing": f"UPDATE nodes SET id = NULL {CARD}",
    "bytes of another size": "UPDATE blobs SET size = 5",
    "no seal": "DELETE FROM document",
    "two seals": "INSERT INTO document SELECT 2, records_digest, blobs_digest, changes_digest, 0 FROM document",
    "a history of less than nothing": "UPDATE document SET changes_bytes = -1",
}
UNSEALED = {
    "a card said otherwise": f"UPDATE nodes SET text = 'The union should not act.' {CARD}",
    "a card more": f"INSERT INTO nodes SELECT '{NOTHING}', kind, text, title, implicit, speaker, basis, basis_detail,"
    f" notes, tags, section, order_key, digest FROM nodes {CARD}",
    "a remark less": "DELETE FROM comments",
    "another seal": "UPDATE document SET records_digest = zeroblob(16)",
    "another count": "UPDATE document SET changes_bytes = 5",
}


def of(records: Callable[..., list[Record]], *arguments: int, **options: bool) -> Make:
    """A map of the records which that makes; not before the file is, as they are very many."""
    return lambda path: path.write_bytes(map_of([MapInfo("0" * 32), *records(*arguments, **options)]))


def changed(**values: object) -> Make:
    """A map whose passage lies, as argmap itself would write it."""

    def make(path: Path) -> None:
        lying = [replace(one, **values) if one == PASSAGE else one for one in every_record()]
        path.write_bytes(map_of(lying, originals()))

    return make


def chain(length: int, is_closed: bool = False) -> list[Record]:
    """Cards one below the other, the last of them above the first if it is closed."""
    nodes = [node(number) for number in range(1, length + 1)]
    below = [*nodes[1:], nodes[0]] if is_closed else nodes[1:]
    steps = [Inference(f"a{n:031x}", Polarity.SUPPORTS, target_node_id=one.id) for n, one in enumerate(nodes)]
    places = [Premise(f"b{n:031x}", step.id, one.id) for n, (step, one) in enumerate(zip(steps, below, strict=False))]
    return [*nodes, *steps, *places]


def steps_in_a_circle(count: int) -> list[Record]:
    """Steps that doubt each other round and round."""
    ids = [f"a{number:031x}" for number in range(count)]
    targets = [*ids[1:], ids[0]]
    pairs = zip(ids, targets, strict=True)
    steps = [Inference(one, Polarity.OPPOSES, target_inference_id=other) for one, other in pairs]
    return [CLAIM, *steps, *(Premise(f"b{n:031x}", one, CLAIM.id) for n, one in enumerate(ids))]


LIES = (
    *(HostileFile(name, by_sql(sql, seals=True), "Damaged") for name, sql in SEALED.items()),
    *(HostileFile(name, by_sql(sql, seals=True), outcome) for name, (sql, outcome) in HISTORIES.items()),
    *(HostileFile(name, unchecked(sql), "Damaged") for name, sql in UNCHECKED.items()),
    *(HostileFile(name, by_sql(sql), "Damaged") for name, sql in UNSEALED.items()),
    HostileFile("bytes of another size, sealed", unchecked("UPDATE blobs SET size = 5", seals=True), "Damaged"),
    HostileFile("a passage that lies", changed(exact="never said"), "Damaged"),
    HostileFile("a passage one letter aside", changed(start=PASSAGE.start + 1, end=PASSAGE.end + 1), "Damaged"),
    HostileFile("a passage that is exact nowhere", changed(start=None, end=None, ranges=()), "Damaged"),
    HostileFile("a passage that means more than its words", changed(ranges=((0, 40),)), "Damaged"),
    HostileFile("a card below itself", of(chain, 1, is_closed=True), OPENED),
    HostileFile("a circle of cards", of(chain, 500, is_closed=True), OPENED),
    HostileFile("a circle of five thousand cards", of(chain, 5_000, is_closed=True), "TooLarge"),
    HostileFile("a step that doubts itself", of(steps_in_a_circle, 1), OPENED),
    HostileFile("a circle of doubts", of(steps_in_a_circle, 10_000), OPENED),
    HostileFile("cards a thousand deep", of(chain, 1_000), OPENED),
    HostileFile("cards one too deep", of(chain, 1_001), "TooLarge"),
    HostileFile("cards thirty thousand deep", of(chain, 30_000), "TooLarge"),
)
