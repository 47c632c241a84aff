"""`mark`: a folder of hand-ins against a key, and what is made of it."""

import csv
import errno
import io
import os
import shutil
import signal
import subprocess
import sys
import time
from base64 import b64encode
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from selectolax.lexbor import LexborHTMLParser

from argmap.cli.files import read_tree
from argmap.core.records import Comment, MapInfo, Node, Record, Source, SourceText
from argmap.formats.markdown_outline import read
from argmap.samples import sample_records
from argmap.session.marking.kept import marked_before
from argmap.storage.creating import create_map
from argmap.storage.opening import read_original
from tests.cli.command_line import refusal, run
from tests.reasoning.marking_maps.reading import hand_ins, keys, map_of
from tests.untouched import traces

PATIENCE_S = 60
KEY = keys()["Night flights"]
FORMULA = "=HYPERLINK(1)"
MARKUP = "<script>alert(1)</script>\x1b[31m"


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A key as a file."""
    path = tmp_path / "key.argmap"
    create_map(path, KEY.tree.document.records())
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four hand-ins of that key, one of them handed in under an odd name, and two files that are no maps."""
    path = tmp_path / "class"
    path.mkdir()
    for one in hand_ins():
        if one.name.startswith("flights, "):
            create_map(path / f"{one.name.split()[-1]}.argmap", one.tree.document.records())
    odd = read(b"- The airport should close at night.\n  - Odd.\n", "odd").records
    create_map(path / "odd.argmap", [_made_odd(one) for one in odd])
    (path / "broken.argmap").write_bytes(b"no map at all")
    (path / "notes.txt").write_text("no hand-in")
    (path / "._Emre.argmap").write_bytes(b"what macOS packs beside a file")
    return path


def _made_odd(one: Record) -> Record:
    """What a spreadsheet or a browser could take for more than words."""
    if isinstance(one, MapInfo):
        return replace(one, submitted_by=FORMULA)
    return replace(one, text=MARKUP) if isinstance(one, Node) and one.text == "Odd." else one


def rows_of(path: Path) -> dict[str, dict[str, str]]:
    """The gradebook by file."""
    text = path.read_bytes().decode("utf-8-sig")
    return {row["file"]: row for row in csv.DictReader(io.StringIO(text))}


def test_each_map_is_marked_and_one_that_is_broken_stops_nothing(key, folder, tmp_path):
    answer = run("mark", key, folder, "--out", tmp_path / "out")

    assert answer.code == 3
    assert answer.out.splitlines() == [
        "“broken.argmap” is not an argmap map.",
        "Emre.argmap: 102 of 123 points (83 %)",
        "Fatou.argmap: 103 of 123 points (84 %)",
        "Goran.argmap: 81 of 123 points (66 %)",
        "Hanna.argmap: 66 of 123 points (54 %)",
        "odd.argmap: 4 of 123 points (3 %)",
    ]


def test_the_gradebook_has_a_row_for_each_file_and_never_a_formula(key, folder, tmp_path):
    run("mark", key, folder, "--out", tmp_path / "out")
    rows = rows_of(tmp_path / "out" / "gradebook.csv")

    assert (tmp_path / "out" / "gradebook.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (rows["Emre.argmap"]["points"], rows["Emre.argmap"]["key"]) == ("102.0", "Night flights")
    assert rows["broken.argmap"]["trouble"] == "“broken.argmap” is not an argmap map."
    assert rows["odd.argmap"]["student"] == f"'{FORMULA}"
    aspects = ("found", "target", "polarity", "joint", "level")
    assert sum(float(rows["Emre.argmap"][name]) for name in aspects) == 102.0


def test_each_copy_says_every_point_on_its_cards_and_the_hand_ins_stay_as_they_are(key, folder, tmp_path):
    before = {path: traces(path) for path in folder.iterdir()}

    run("mark", key, folder, "--out", tmp_path / "out")

    copy, hand_in = read_tree(tmp_path / "out" / "marked" / "Emre.argmap"), read_tree(folder / "Emre.argmap")
    comments = list(copy.document.all(Comment))
    assert copy.document.count(Node) == hand_in.document.count(Node)
    assert {one.author for one in comments} == {"marking"}
    assert any(one.text == "102 of 123 points (83 %) by the key “Night flights”." for one in comments)
    assert {one.node_id for one in comments} == {one.id for one in copy.document.all(Node)}
    assert {path: traces(path) for path in folder.iterdir()} == before
    assert not (tmp_path / "out" / "marked" / "broken.argmap").exists()


def test_the_report_takes_what_maps_say_as_words_and_lets_nothing_in_or_out(key, folder, tmp_path):
    run("mark", key, folder, "--out", tmp_path / "out")
    text = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    page = LexborHTMLParser(text)

    assert page.css("script") == []
    assert "<script>alert(1)</script>" in page.body.text()
    assert "\x1b" not in text
    policy = page.css_first("meta[http-equiv]").attributes["content"]
    assert policy.startswith("default-src 'none'")
    assert "http" not in text.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")


def test_the_report_lists_where_several_hung_a_card_instead(key, folder, tmp_path):
    for number in range(2):
        outline = KEY.entry["outline"].replace("    - Objection: An exception", "  - Objection: An exception")
        create_map(
            folder / f"{number}.argmap", map_of(outline, KEY.entry, set(), {}, f"{number}")[0].document.records()
        )
    run("mark", key, folder, "--out", tmp_path / "out")

    text = LexborHTMLParser((tmp_path / "out" / "report.html").read_text(encoding="utf-8")).body.text()
    assert "3× “An exception for late landings until midnight would be enough for them.” on “The airport" in text


def test_the_style_of_the_report_is_the_one_that_its_policy_allows(key, folder, tmp_path):
    run("mark", key, folder, "--out", tmp_path / "out")
    text = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    style = text.split("<style>")[1].split("</style>")[0]

    assert f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}" in text


def test_the_heat_map_is_the_key_with_how_many_found_each_card(key, folder, tmp_path):
    run("mark", key, folder, "--out", tmp_path / "out", "--theme", "dark")

    svg = (tmp_path / "out" / "heat-map.svg").read_text(encoding="utf-8")
    assert svg.count('class="card"') == len(KEY.ids)
    assert ">5 of 5<" in svg
    assert "The airport should close to all" in svg
    assert not QImage(str(tmp_path / "out" / "heat-map.png")).isNull()


def test_a_key_too_wide_for_a_picture_in_full_size_is_drawn_smaller(tmp_path):
    wide = read(("- Top.\n" + "".join(f"  - Reason: {number}\n" for number in range(150))).encode(), "wide").records
    (tmp_path / "class").mkdir()
    for path in (tmp_path / "key.argmap", tmp_path / "class" / "one.argmap"):
        create_map(path, wide)

    assert run("mark", tmp_path / "key.argmap", tmp_path / "class", "--out", tmp_path / "out").code == 0
    assert 30_000 < QImage(str(tmp_path / "out" / "heat-map.png")).width() <= 32_767


def test_of_several_keys_the_best_counts_and_is_named(folder, key, tmp_path):
    other = tmp_path / "other.argmap"
    create_map(other, sample_records("sugar-tax"))
    run("mark", other, folder, "--key", key, "--out", tmp_path / "out")

    assert {row["key"] for row in rows_of(tmp_path / "out" / "gradebook.csv").values()} >= {"Night flights"}
    assert (tmp_path / "out" / "heat-map-2.svg").is_file()


def test_a_rubric_weighs_the_points_and_signs_the_comments(key, folder, tmp_path):
    rubric = tmp_path / "rubric.toml"
    rubric.write_text('author = "Ms Okoro"\n[weights]\nfound = 1\ntarget = 0\npolarity = 0\njoint = 0\nlevel = 0\n')

    answer = run("mark", key, folder, "--out", tmp_path / "out", "--rubric", rubric)

    assert "Emre.argmap: 15 of 18 points (83 %)" in answer.out
    copy = read_tree(tmp_path / "out" / "marked" / "Emre.argmap")
    assert {one.author for one in copy.document.all(Comment)} == {"Ms Okoro"}


def test_gradebook_and_report_go_where_they_are_asked_to(key, folder, tmp_path):
    run("mark", key, folder, "--out", tmp_path / "out", "--csv", tmp_path / "a.csv", "--html", tmp_path / "b.html")

    assert (tmp_path / "a.csv").is_file()
    assert (tmp_path / "b.html").is_file()
    assert not (tmp_path / "out" / "gradebook.csv").exists()


def test_a_gradebook_that_could_not_be_written_is_refused_before_the_work(key, folder, tmp_path):
    refused = refusal("mark", key, folder, "--out", tmp_path / "out", "--csv", tmp_path / "no" / "a.csv")

    assert "“a.csv” could not be made, because the folder" in refused
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("option", ["--csv", "--html"])
def test_a_gradebook_or_report_that_is_there_is_refused_before_the_work(option, key, folder, tmp_path):
    earlier = tmp_path / "earlier"
    earlier.write_text("what a teacher has written into it since")
    refused = refusal("mark", key, folder, "--out", tmp_path / "out", option, earlier)

    assert refused == "“earlier” is already there, and was left as it is."
    assert earlier.read_text() == "what a teacher has written into it since"
    assert not (tmp_path / "out").exists()


def test_the_copy_keeps_the_original_documents(key, tmp_path):
    hand_in = tmp_path / "class" / "one.argmap"
    hand_in.parent.mkdir()
    original = b"the bytes of a document"
    digest = sha256(original).hexdigest()
    text = SourceText("7" * 32, "6" * 32, 1, "words", sha256(b"words").hexdigest(), original_sha256=digest)
    records = [*KEY.tree.document.records(), Source("6" * 32, "A report"), text]
    create_map(hand_in, records, {digest: original})

    run("mark", key, hand_in.parent, "--out", tmp_path / "out")

    assert read_original(tmp_path / "out" / "marked" / "one.argmap", digest) == original


def test_what_lies_in_the_output_folder_is_never_replaced(key, folder, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")

    assert refusal("mark", key, folder, "--out", tmp_path / "out").startswith("“out” is not empty")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_a_folder_without_maps_and_a_key_without_cards_are_refused(key, folder, tmp_path):
    (tmp_path / "nothing").mkdir()
    create_map(tmp_path / "bare.argmap", [MapInfo(id="1" * 32)])

    assert (
        refusal("mark", key, tmp_path / "nothing", "--out", tmp_path / "out") == "There is no map to mark in “nothing”."
    )
    assert "has no cards at the top" in refusal("mark", tmp_path / "bare.argmap", folder, "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_file_in_place_of_a_folder_is_called_one(key, folder, tmp_path):
    (tmp_path / "out").write_text("mine")
    there = f"The folder “out” could not be made in “{tmp_path}”: a file of that name is there."

    assert refusal("mark", key, key, "--out", tmp_path / "new") == (
        "“key.argmap” is a file; name the folder in which the hand-ins lie."
    )
    assert refusal("mark", key, folder, "--out", tmp_path / "out") == there
    assert (tmp_path / "out").read_text() == "mine"


def test_a_key_that_lies_among_the_hand_ins_is_not_marked(folder, tmp_path):
    create_map(folder / "key.argmap", KEY.tree.document.records())
    run("mark", folder / "key.argmap", folder, "--out", tmp_path / "out")

    assert "key.argmap" not in rows_of(tmp_path / "out" / "gradebook.csv")


def test_maps_in_folders_of_their_own_are_marked_in_the_order_of_their_numbers(key, tmp_path):
    for name in ("group 10/map.argmap", "group 2/map.argmap", "marks/earlier.argmap"):
        (tmp_path / "class" / name).parent.mkdir(parents=True)
        create_map(tmp_path / "class" / name, KEY.tree.document.records())
    (tmp_path / "class" / "marks" / "earlier.argmap").unlink()

    answer = run("mark", key, tmp_path / "class", "--out", tmp_path / "class" / "marks")

    assert [line.split(":")[0] for line in answer.out.splitlines()] == ["group 2/map.argmap", "group 10/map.argmap"]
    assert (tmp_path / "class" / "marks" / "marked" / "group 10" / "map.argmap").is_file()


def test_a_link_that_leads_round_in_a_circle_is_one_line(key, tmp_path):
    folder = tmp_path / "class"
    folder.mkdir()
    (folder / "round.argmap").symlink_to("round.argmap")
    answer = run("mark", key, folder, "--out", tmp_path / "out")

    assert (answer.code, answer.out.strip()) == (3, "“round.argmap” is not there; it was moved, renamed or deleted.")


def test_a_file_that_cannot_be_read_is_named_with_its_folder(key, tmp_path):
    broken = tmp_path / "class" / "Zoë" / "map.argmap"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b"")

    answer = run("mark", key, tmp_path / "class", "--out", tmp_path / "out")
    sentence = "Zoë/map.argmap: “map.argmap” is empty; there is no map in it."
    assert answer.out.splitlines() == [sentence]
    assert sentence in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_read_is_told_of_and_the_others_are_marked(key, tmp_path, monkeypatch):
    for name in ("Anna", "Ben"):
        (tmp_path / "class" / name).mkdir(parents=True)
        shutil.copy(key, tmp_path / "class" / name / "map.argmap")
    scandir = os.scandir

    def scan(path):  # as the system answers to who is not root
        if Path(path).name == "Anna":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    with monkeypatch.context() as asked:
        asked.setattr(os, "scandir", scan)
        answer = run("mark", key, tmp_path / "class", "--out", tmp_path / "out")

    says = "“Anna” could not be opened, because the system does not allow it."
    assert (answer.code, answer.out.splitlines()) == (3, [says, "Ben/map.argmap: 123 of 123 points (100 %)"])


def test_what_lies_in_the_folder_for_the_output_is_no_hand_in(key, folder):
    (folder / "marks").mkdir()
    create_map(folder / "marks" / "earlier.argmap", KEY.tree.document.records())

    assert refusal("mark", key, folder, "--out", folder / "marks").startswith("“marks” is not empty")


def test_results_that_lie_among_the_hand_ins_are_not_marked_again(key, folder):
    first = run("mark", key, folder, "--out", folder / "marked")

    assert run("mark", key, folder, "--out", folder / "marked again").out == first.out


def test_an_interrupt_leaves_whole_copies_and_nothing_half_made(key, tmp_path):
    folder = tmp_path / "class"
    folder.mkdir()
    for number in range(400):
        create_map(folder / f"{number:03}.argmap", KEY.tree.document.records())
    command = [sys.executable, "-m", "argmap", "mark", str(key), str(folder), "--out", str(tmp_path / "out")]
    heeding = partial(signal.signal, signal.SIGINT, signal.default_int_handler)  # also where the tests run unheeded
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, preexec_fn=heeding)
    marked = tmp_path / "out" / "marked"
    deadline = time.monotonic() + PATIENCE_S
    while not (marked.is_dir() and len(list(marked.iterdir())) > 3) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, complaint = process.communicate(timeout=PATIENCE_S)

    assert (process.returncode, complaint.strip()) == (1, "Aborted!")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["marked"]
    assert 3 <= len(list(marked.iterdir())) < 400
    assert all(read_tree(path).document.count(Comment) for path in marked.iterdir())


PASSPHRASE = "seven quiet herons"


def sealed(key, tmp_path, *more):
    """An exercise in which the key is sealed, and a file with its passphrase."""
    out, words = tmp_path / "exercise.argmap", tmp_path / "words.txt"
    words.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    assert run("exercise", key, out, "--kind", "place", "--passphrase-file", words, *more).code == 0
    return out, words


def test_a_pipe_is_no_rubric_and_is_not_waited_for(key, folder, tmp_path):
    os.mkfifo(tmp_path / "rubric.toml")

    says = refusal("mark", key, folder, "--out", tmp_path / "out", "--rubric", tmp_path / "rubric.toml")
    assert says == "The rubric “rubric.toml” cannot be read: it is a folder, a pipe or a device, not a file."


def test_the_key_in_an_exercise_marks_as_the_map_does_and_its_rubric_counts(key, folder, tmp_path):
    rubric = tmp_path / "rubric.json"
    rubric.write_text('{"weights": {"found": 1, "target": 0, "polarity": 0, "joint": 0, "level": 0}}')
    exercise, words = sealed(key, tmp_path, "--rubric", rubric)

    answer = run("mark", exercise, folder, "--out", tmp_path / "out", "--passphrase-file", words)
    plain = run("mark", key, folder, "--out", tmp_path / "plain", "--rubric", rubric)

    assert "Emre.argmap: 15 of 18 points (83 %)" in answer.out
    assert answer.out == plain.out


def test_an_exercise_whose_key_does_not_open_is_no_key(key, folder, tmp_path):
    exercise, words = sealed(key, tmp_path)
    words.write_text("seven loud herons")
    bare = tmp_path / "bare.argmap"
    run("exercise", key, bare, "--kind", "place")

    refused = refusal("mark", exercise, folder, "--out", tmp_path / "out", "--passphrase-file", words)
    assert refused == "This passphrase does not open the key of the exercise."
    assert refusal("mark", bare, folder, "--out", tmp_path / "out") == "No key was sealed in “bare.argmap”."
    assert not (tmp_path / "out").exists()


def test_the_folder_of_results_says_the_same_again_later(key, folder, tmp_path):
    answer = run("mark", key, folder, "--out", tmp_path / "out")
    again = marked_before(tmp_path / "out", lambda _: None)

    points = [f"{one.result.file}: {one.result.best.mark.points:g} of" for one in again.files]
    assert [one.split(" of")[0] for one in points] == [one.split(" of")[0] for one in answer.out.splitlines()[1:]]
    assert [one.copy.name for one in again.files] == [one.result.file for one in again.files]
