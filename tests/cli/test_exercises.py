"""`exercise`, `unseal`, `feedback`: one file goes out in which no answer can be read, and the key comes back."""

import json
import sqlite3
import zlib
from base64 import b64decode, b64encode
from contextlib import closing, suppress
from dataclasses import replace
from itertools import chain

import pytest

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.handing import handed_in
from argmap.core.limits import DEPTH
from argmap.core.records import Exercise, ExerciseKind, Inference, Kind, MapInfo, Node, Premise, SourceText
from argmap.formats.packed import pack
from argmap.reasoning.exercises.sealing import seal
from argmap.reasoning.exercises.tries import note_tries, sum_of, tries_of
from argmap.samples import sample_records
from argmap.session import create_session, open_session
from argmap.storage import connecting
from argmap.storage.creating import create_map
from argmap.storage.looking import look_at
from argmap.storage.opening import read_map, read_original
from argmap.storage.verify import verify
from tests.cli.command_line import refusal, run
from tests.core.shapes import chain as chain_of_cards
from tests.storage.samples import every_record, originals, small_map

pytestmark = pytest.mark.usefixtures("quick_seals")

PASSPHRASE = "a horse walks into a bar"
KINDS = [kind.value for kind in ExerciseKind]


@pytest.fixture
def file(tmp_path):
    """A map whose history has every card in it."""
    path = tmp_path / "nato.argmap"
    info, *others = sample_records("eu-nato")
    session = create_session(path, [info])
    session.commit(edits.bring_in(session.document, others))
    session.close()
    return path


@pytest.fixture
def words(tmp_path):
    path = tmp_path / "passphrase.txt"
    path.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return path


@pytest.fixture
def handed(file, words, tmp_path):
    """Makes an exercise of that kind, with proofs and a sealed key."""

    def make(kind, *more):
        out = tmp_path / f"{kind}.argmap"
        answer = run("exercise", file, out, "--kind", kind, "--passphrase-file", words, "--feedback", "during", *more)
        assert (answer.code, answer.err) == (0, "")
        assert answer.out.endswith("The key is sealed in it.\n")
        return out

    return make


def document_of(path):
    return Document(look_at(path).records)


def everything_in(path):
    """The bytes of a file, and of all that is packed, in base64 or in JSON in it, at any remove."""
    found, waiting = [], [path.read_bytes(), *map(_bytes, _values(path))]
    while waiting:
        content = waiting.pop()
        found.append(content)
        with suppress(zlib.error):
            waiting.append(zlib.decompress(content))
        with suppress(ValueError):
            if content and content.decode("ascii").strip('"') and len(content) > 20:
                waiting.append(b64decode(content, validate=True))
        with suppress(ValueError):
            value = json.loads(content)
            if isinstance(value, dict | list):
                waiting += [_bytes(one) for one in (value.values() if isinstance(value, dict) else value)]
    return found


def _bytes(value):
    if isinstance(value, bytes):
        return value
    return value.encode() if isinstance(value, str) else json.dumps(value, ensure_ascii=False).encode()


def _values(path):
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return list(
            chain.from_iterable(row for name in tables for row in connection.execute(f'SELECT * FROM "{name}"'))
        )


def spellings(text):
    """A text as it might be written somewhere."""
    plain = text.encode()
    yield from (plain, text.encode("utf-16-le"), text.encode("utf-16-be"), json.dumps(text)[1:-1].encode())
    for shift in range(3):  # base64 of it at any place in something longer
        yield b64encode(b"x" * shift + plain)[4:-4]


def leaks(path, texts):
    everything = everything_in(path)
    return [text for text in texts for content in everything for one in spellings(text) if one in content]


def secrets(file, out):
    """The texts and ids of the cards of the map that a student does not get; the sources are not secret."""
    key, given = document_of(file), document_of(out)
    sources = " ".join(text.text for text in given.all(SourceText))
    hidden = [node for node in key.all(Node) if given.find(Node, node.id) is None]
    return [one for node in hidden for one in (node.id, node.text) if one not in sources]


@pytest.mark.parametrize("kind", ["missing", "highlight", "reveal"])
def test_no_card_that_is_to_be_found_can_be_read_in_the_file(file, handed, kind):
    out = handed(kind, "--count", "5")

    hidden = secrets(file, out)
    assert len(hidden) >= 10
    assert leaks(out, hidden) == []


def test_nor_can_one_of_a_later_stage_where_the_teacher_keeps_the_feedback(file, handed):
    out = handed("reveal", "--feedback", "released")

    assert leaks(out, secrets(file, out)) == []


@pytest.mark.parametrize("kind", ["place", "reveal", "highlight"])
def test_no_step_of_the_key_can_be_read_where_cards_are_to_be_placed(file, handed, kind):
    key = document_of(file)
    ids = [one.id for one in key.records() if isinstance(one, Inference | Premise)]

    assert leaks(handed(kind), ids) == []


def test_where_the_cards_of_mistakes_stood_can_not_be_read(file, handed):
    """What was joined had a step of its own; of one that moved or turned, only where it is now is in the file."""
    out = handed("mistakes", "--count", "9", "--seed", "2")

    key, given = document_of(file), document_of(out)
    gone = [one.id for one in key.all(Inference) if given.find(Inference, one.id) is None]
    assert gone
    assert leaks(out, gone) == []
    assert look_at(out).history == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_search_for_leaks_finds_what_is_there(file, handed, kind):
    out = handed(kind)
    given = next(node.text for node in document_of(out).all(Node) if node.text)

    assert leaks(out, [given])


@pytest.mark.parametrize("packed", [zlib.compress, b64encode, lambda content: b64encode(zlib.compress(content))])
def test_the_search_for_leaks_looks_into_what_is_packed(tmp_path, packed):
    text = "A text that is to be found in whatever it is packed"
    path = tmp_path / "x.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE t (c)")
        connection.execute("INSERT INTO t VALUES (?)", (packed(text.encode()),))

    assert leaks(path, [text])


@pytest.mark.parametrize("kind", KINDS)
def test_the_key_comes_back_as_the_map_it_was(file, words, handed, tmp_path, kind):
    out, before = handed(kind), file.read_bytes()
    answer = run("unseal", out, tmp_path / "key.argmap", "--passphrase-file", words)

    assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert document_of(tmp_path / "key.argmap").info == document_of(file).info
    assert {one.id: one for one in read_map(tmp_path / "key.argmap").records} == {
        one.id: one for one in read_map(file).records
    }
    assert verify(out) == verify(tmp_path / "key.argmap") == []
    assert file.read_bytes() == before


def test_the_key_comes_back_from_what_a_student_hands_in(words, handed, tmp_path):
    out = handed("place")
    session = open_session(out)
    session.commit(edits.add_claim(session.document, "My own"))
    create_map(tmp_path / "in.argmap", handed_in(session.document.records(), "Ada"))
    session.close()

    assert run("unseal", tmp_path / "in.argmap", tmp_path / "key.argmap", "--passphrase-file", words).code == 0


def test_documents_of_the_sources_go_out_and_come_back(words, tmp_path):
    file, out, key = (tmp_path / f"{name}.argmap" for name in ("map", "out", "key"))
    create_map(file, [one for one in every_record() if not isinstance(one, Exercise)], originals())

    run("exercise", file, out, "--kind", "place", "--passphrase-file", words)
    run("unseal", out, key, "--passphrase-file", words)

    (digest,) = originals()
    assert read_original(key, digest) == read_original(out, digest) == originals()[digest]


def test_a_key_of_quotes_only_comes_back_with_its_texts(file, words, handed, tmp_path):
    out = handed("place", "--quotes-only")
    run("unseal", out, tmp_path / "key.argmap", "--passphrase-file", words)

    assert [one.text for one in document_of(out).all(SourceText)] == [""]
    assert [one.text for one in document_of(tmp_path / "key.argmap").all(SourceText)] == [
        one.text for one in document_of(file).all(SourceText)
    ]


def test_without_a_passphrase_no_key_is_in_the_file(file, words, tmp_path):
    out = tmp_path / "out.argmap"
    answer = run("exercise", file, out, "--kind", "place")

    (exercise,) = document_of(out).all(Exercise)
    assert answer.out.endswith("No key is in it.\n")
    assert (exercise.sealed, exercise.proofs) == ("", "{}")
    sentence = refusal("unseal", out, tmp_path / "key.argmap", "--passphrase-file", words)
    assert sentence == "No key was sealed in “out.argmap”."


def test_a_wrong_passphrase_is_one_sentence_and_nothing_is_made(handed, tmp_path):
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("a horse walks out of a bar")

    sentence = refusal("unseal", handed("place"), tmp_path / "key.argmap", "--passphrase-file", wrong)

    assert sentence == "This passphrase does not open the key of the exercise."
    assert not (tmp_path / "key.argmap").exists()


def test_a_folder_in_place_of_the_file_with_the_passphrase_is_called_one(file, tmp_path):
    sentence = refusal("exercise", file, tmp_path / "x.argmap", "--kind", "place", "--passphrase-file", tmp_path)

    assert sentence == f"“{tmp_path.name}” is a folder or a device; the passphrase is read from a file."
    assert not (tmp_path / "x.argmap").exists()


def test_a_short_passphrase_is_refused_and_nothing_is_made(file, tmp_path):
    short = tmp_path / "short.txt"
    short.write_text("bar")

    sentence = refusal("exercise", file, tmp_path / "x.argmap", "--kind", "place", "--passphrase-file", short)

    assert sentence.startswith("The passphrase has 3 characters; take 10 or more")
    assert not (tmp_path / "x.argmap").exists()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("--passphrase-file", b"\xff\xfe\x00", "is not text in UTF-8"),
        ("--hints", b"[1]", "does not hold hints"),
        ("--hints", b'{"x": ["y"]}', "does not hold hints"),
        ("--hints", b"{", "does not hold hints"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_named(file, tmp_path, name, content, says):
    (tmp_path / "given.json").write_bytes(content)

    sentence = refusal("exercise", file, tmp_path / "x.argmap", "--kind", "place", name, tmp_path / "given.json")

    assert says in sentence
    assert "given.json" in sentence


def test_a_file_that_lies_there_is_not_replaced(file, handed, words):
    out = handed("place")
    before = out.read_bytes()

    assert "already" in refusal("exercise", file, out, "--kind", "place")
    assert "already" in refusal("unseal", out, file, "--passphrase-file", words)
    assert out.read_bytes() == before


def test_hints_rubric_and_rules_go_along(file, tmp_path):
    session = open_session(file)
    card = next(iter(session.document.tray_ids or session.document.root_ids))
    session.commit(edits.edit_map(session.document, rules='{"rabbit":"locked"}'))
    session.close()
    (tmp_path / "hints.json").write_text(json.dumps({card: ["Begin here."]}))
    (tmp_path / "rubric.toml").write_text("extra = 0.5")

    run(
        *("exercise", file, tmp_path / "out.argmap", "--kind", "place", "--task", "Place them."),
        *("--hints", tmp_path / "hints.json", "--rubric", tmp_path / "rubric.toml"),
    )

    given = document_of(tmp_path / "out.argmap")
    (exercise,) = given.all(Exercise)
    assert (given.info.task, given.info.rules) == ("Place them.", '{"rabbit":"locked"}')
    assert json.loads(exercise.hints) == {card: ["Begin here."]}
    assert json.loads(exercise.rubric)["extra"] == 0.5


def test_feedback_tells_what_is_right_since_the_exercise_was_opened(handed):
    out = handed("mistakes", "--count", "1", "--seed", "2")
    assert run("feedback", out).out == "There is nothing to be checked yet.\n"

    session = open_session(out)
    step = next(one for one in session.document.all(Inference) if one.polarity == "supports")
    session.commit(edits.turn(session.document, step.id))
    session.close()

    assert run("feedback", out).out.endswith(" of 1 right.\n")
    assert len(run("feedback", out, "--json").json()["findings"]) == 1


def test_feedback_says_how_often_the_student_asked_in_the_window(handed):
    out = handed("mistakes", "--count", "1", "--seed", "2")
    session = open_session(out)
    exercise, node = (next(iter(session.document.all(kind))) for kind in (Exercise, Node))
    session.receive(note_tries(session.document, exercise, {node.id: (3, "")}))
    session.close()

    assert run("feedback", out).out.endswith("\n3 tries.\n")
    assert run("feedback", out, "--json").json()["tries"] == 3
    assert sum_of(tries_of(Document(handed_in(document_of(out).records(), "Ida")))) == 3


def test_feedback_that_comes_from_the_teacher_says_so(file, tmp_path):
    run("exercise", file, tmp_path / "out.argmap", "--kind", "place")

    assert run("feedback", tmp_path / "out.argmap").out.startswith("Feedback comes from the teacher")


def test_a_map_is_revealed_in_its_file_once_its_cards_stand_right(file, handed):
    out, key = handed("reveal"), document_of(file)
    assert run("feedback", out).out == "Stage 1 of 4: not all cards stand right yet.\n"

    place_all(out, key)
    assert run("feedback", out).out.startswith("All cards stand right: ")
    assert run("feedback", out, "--reveal").out.startswith("Stage 2 of 4: ")
    for _ in range(3):
        place_all(out, key)
        run("feedback", out, "--reveal")

    assert run("feedback", out, "--json").json() == {"stage": 4, "of": 4, "is_done": True}
    texts = {node.id: node.text for node in key.all(Node)}
    assert {node.id: node.text for node in document_of(out).all(Node)} == texts


def test_cards_that_cannot_be_written_are_not_called_revealed(file, handed, monkeypatch):
    out = handed("reveal")
    place_all(out, document_of(file))
    monkeypatch.setattr(connecting, "BUSY_MS", 10)
    with closing(sqlite3.connect(out)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT id FROM nodes").fetchall()  # until it ends nobody can finish a change

        assert "is being used by another program" in refusal("feedback", out, "--reveal")


def test_where_the_teacher_keeps_the_feedback_a_map_is_revealed_wherever_its_cards_were_placed(file, handed):
    out = handed("reveal", "--feedback", "released")
    assert run("feedback", out).out == "Stage 1 of 4: not all cards are placed yet.\n"

    for number in range(4):
        place_all_below_one(out)
        assert "right" not in run("feedback", out, "--reveal").out, number

    assert run("feedback", out).out.startswith("All 4 stages are placed.\nFeedback comes from the teacher")
    assert document_of(out).count(Node) == document_of(file).count(Node)


def place_all_below_one(out):
    """As a student does who does not think."""
    session = open_session(out)
    root = min(session.document.root_ids)
    for node_id in sorted(session.document.tray_ids):
        session.commit(edits.move_under(session.document, [node_id], root))
    session.close()


def place_all(out, key):
    """As a student does who knows: every card that is there stands as in the key."""
    session = open_session(out)
    document = session.document
    while todo := [one for one in key.all(Premise) if _can_be_placed(document, key, one)]:
        premise = todo[0]
        step = key.find(Inference, premise.inference_id)
        own = document.find(Inference, step.id)
        records = [premise] if own is not None else [step, premise]
        session.commit(edits.bring_in(document, records))
    session.close()


def _can_be_placed(document, key, premise):
    step = key.find(Inference, premise.inference_id)
    has_target = document.find(Node, step.target_node_id or "") or document.find(
        Inference, step.target_inference_id or ""
    )
    return document.find(Premise, premise.id) is None and document.find(Node, premise.node_id) and has_target


def test_a_map_that_is_no_exercise_is_named(file, words, tmp_path):
    assert refusal("feedback", file) == "“nato.argmap” is a map, but not an exercise."
    assert "not an exercise" in refusal("unseal", file, tmp_path / "key.argmap", "--passphrase-file", words)


NO_MAPS = {
    "nothing": [],
    "two maps": [MapInfo("1" * 32), MapInfo("2" * 32)],
    "one card twice": [MapInfo("1" * 32), *[Node("2" * 32, Kind.CLAIM, text, order_key="V") for text in "ab"]],
    "too deep": chain_of_cards(DEPTH + 1),
}


@pytest.mark.parametrize("key", NO_MAPS.values(), ids=NO_MAPS)
def test_a_sealed_key_that_is_no_map_is_neither_written_nor_marked_by(words, tmp_path, key):
    """Made by somebody who knows the passphrase, as a colleague from whom an exercise comes does."""
    out, made = tmp_path / "exercise.argmap", Exercise("e" * 32, ExerciseKind.PLACE)
    create_map(out, [*small_map(), replace(made, sealed=seal(pack(key), PASSPHRASE, made.id))])
    sentence = "What is sealed in “exercise.argmap” is no map that argmap can open."

    assert refusal("unseal", out, tmp_path / "key.argmap", "--passphrase-file", words) == sentence
    assert refusal("mark", out, tmp_path, "--out", tmp_path / "marked", "--passphrase-file", words) == sentence
    assert not (tmp_path / "key.argmap").exists()


def test_a_key_whose_sources_were_taken_away_says_so(words, handed, tmp_path):
    out = handed("highlight")
    session = open_session(out)
    for text in list(session.document.all(SourceText)):
        session.commit(edits.remove_source(session.document, text.source_id))
    session.close()

    sentence = refusal("unseal", out, tmp_path / "key.argmap", "--passphrase-file", words)
    assert sentence == "The sources that the key in “highlight.argmap” rests on are no longer in it."


def test_the_exercise_knows_the_map_it_comes_from(file, handed):
    (info,) = document_of(handed("place")).all(MapInfo)

    assert info.origin_id == document_of(file).info.id
