"""Export: the right kind of file by its suffix, whole or not at all."""

import re
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage

from argmap.core import edits
from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.formats.argmap_json import read as read_json
from argmap.formats.markdown_outline import read as read_outline
from argmap.storage.creating import create_map
from argmap.storage.opening import read_map
from tests.cli.command_line import refusal, run
from tests.formats.shapes import shape_of

MARKS = {".png": b"\x89PNG", ".svg": b"<", ".pdf": b"%PDF-", ".json": b"{", ".md": b"# "}


def export(sample, name, *options):
    """The bytes of the file that the export writes."""
    output = sample.parent / name
    answer = run("export", sample, output, *options)
    assert (answer.code, answer.err) == (0, "")
    return output.read_bytes()


def first_reason(sample):
    tree = Tree(Document(read_map(sample).records))
    return tree.children(tree.main_claim())[0]


@pytest.mark.parametrize("suffix", MARKS)
def test_the_suffix_says_which_kind_of_file_it_is(sample, suffix):
    assert export(sample, f"x{suffix.upper()}").startswith(MARKS[suffix])


def test_what_goes_with_a_file_lies_beside_it_but_takes_the_place_of_nothing_that_serves_others(sample):
    (sample.parent / "annotation.conf").write_text("[entities]\n")
    run("export", sample, sample.parent / "x.ann")

    assert (sample.parent / "x.txt").is_file()
    assert (sample.parent / "annotation.conf").read_text() == "[entities]\n"


def test_no_new_text_is_left_beside_annotations_that_could_not_be_put_in_their_place(sample):
    (sample.parent / "x.ann").mkdir()
    (sample.parent / "x.txt").write_text("old")

    assert run("export", sample, sample.parent / "x.ann").code == 1
    assert (sample.parent / "x.txt").read_text() == "old"
    assert not (sample.parent / "annotation.conf").exists()


@pytest.mark.parametrize("suffix", MARKS)
def test_a_branch_is_exported_alone(sample, suffix):
    whole = export(sample, f"whole{suffix}")
    branch = export(sample, f"branch{suffix}", "--branch", first_reason(sample).node_id)

    assert branch.startswith(MARKS[suffix])
    assert len(branch) < len(whole)


def test_a_branch_may_be_named_by_its_place(sample):
    place = first_reason(sample)

    assert export(sample, "a.json", "--branch", place.id) == export(sample, "b.json", "--branch", place.node_id)


def test_a_branch_as_json_is_a_map_of_its_own_with_its_passages(sample):
    place = first_reason(sample)
    records = read_json(export(sample, "a.json", "--branch", place.node_id), "a.json").records
    document = Document(records)
    tree = Tree(Document(read_map(sample).records))

    assert document.root_ids == {place.node_id}
    assert len(shape_of(records)) == len(list(tree.walk(place)))
    assert set(records) - {document.info} - {Tree(document).node(place.node_id)} <= set(tree.document.records())


def test_json_reads_back_to_the_records_of_the_map(sample):
    assert list(read_json(export(sample, "x.json"), "x.json").records) == read_map(sample).records


def test_markdown_reads_back_to_the_tree_of_the_map(sample):
    records = read_outline(export(sample, "x.md", "--passages"), "x.md").records

    assert shape_of(records) == shape_of(read_map(sample).records)


def test_markdown_has_its_title_and_its_passages_only_when_asked(sample):
    assert export(sample, "a.md").startswith(b"# Does EU")
    assert not export(sample, "b.md", "--no-title").startswith(b"# ")
    assert b"[^1]: " not in export(sample, "c.md")
    assert b"[^1]: " in export(sample, "d.md", "--passages")


@pytest.mark.parametrize("style", ["author-date", "numbered"])
def test_sources_are_cited_and_listed_in_a_style_and_are_no_cards_when_read_back(sample, style):
    written = export(sample, "x.md", "--citations", style)
    mark = {"author-date": "(“Complement or duplicate? EU defence…”, 2025, “", "numbered": "\\[1, “"}[style]

    assert b"\n## Sources\n\n- " in written
    assert mark.encode() in written
    assert shape_of(read_outline(written, "x.md").records) == shape_of(read_map(sample).records)


@pytest.mark.parametrize("style", ["author-date", "numbered"])
def test_a_picture_lists_the_sources_of_its_notes(sample, style):
    words = " ".join(ElementTree.fromstring(export(sample, "x.svg", "--citations", style)).itertext())

    assert ("Sources" in words, "[1]" in words) == (True, style == "numbered")


def test_scale_and_dpi_say_how_many_pixels(sample):
    widths = [
        QImage.fromData(export(sample, "x.png", *options)).width()
        for options in (["--scale", "1"], ["--scale", "0.5"], ["--dpi", "96"])
    ]

    assert widths[0] == widths[2]
    assert abs(widths[1] - widths[0] / 2) <= 1


def test_a_transparent_picture_has_no_background(sample):
    plain = QImage.fromData(export(sample, "a.png", "--scale", "0.2"))
    transparent = QImage.fromData(export(sample, "b.png", "--scale", "0.2", "--transparent"))

    assert plain.pixelColor(0, 0).alpha() == 255
    assert transparent.pixelColor(0, 0).alpha() == 0


def test_themes_and_layouts_give_different_pictures(sample):
    options = [["--theme", one] for one in ("print", "light", "dark")] + [
        ["--layout", one] for one in ("right", "page")
    ]
    pictures = [export(sample, "x.svg", *one) for one in options]

    assert len(set(pictures)) == len(options)
    assert export(sample, "y.svg") == pictures[0]


def test_a_picture_shows_the_title_unless_told_not_to(sample):
    def words(*options):
        return re.sub(r"\s+", " ", " ".join(ElementTree.fromstring(export(sample, "x.svg", *options)).itertext()))

    assert words().count("Does EU defence") > words("--no-title").count("Does EU defence")
    assert "legal duty" not in words()
    assert len(words("--passages")) > len(words()) + 1_000


def test_comments_stand_in_the_margin_only_when_asked_for(sample, tmp_path):
    tree = Tree(Document(read_map(sample).records))
    tree.document.apply(edits.comment(tree.document, tree.main_claim().node_id, "Phlogiston?", "Adler"))
    create_map(tmp_path / "remarked.argmap", list(tree.document.records()))

    assert b"Phlogiston" not in export(tmp_path / "remarked.argmap", "x.svg")
    assert b"Phlogiston" in export(tmp_path / "remarked.argmap", "y.svg", "--comments")


def test_paper_gives_pages_of_its_size(sample):
    assert b"/MediaBox" in export(sample, "a.pdf", "--paper", "A4")
    assert export(sample, "a.pdf", "--paper", "A4") != export(sample, "b.pdf", "--paper", "A3")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("x.gif", []),
        ("x", []),
        ("x.png", ["--scale", "1", "--dpi", "96"]),
        ("x.png", ["--scale", "nan"]),
        ("x.png", ["--scale", "0"]),
        ("x.png", ["--dpi", "-1"]),
        ("x.png", ["--theme", "pink"]),
        ("x.png", ["--layout", "up"]),
        ("x.png", ["--paper", "A4"]),
        ("x.pdf", ["--paper", "A9"]),
        ("x.json", ["--theme", "dark"]),
        ("x.json", ["--no-title"]),
        ("x.json", ["--citations", "numbered"]),
        ("x.md", ["--citations", "mla"]),
        ("x.md", ["--transparent"]),
    ],
)
def test_what_makes_no_sense_is_a_matter_of_usage(sample, name, options):
    answer = run("export", sample, sample.parent / name, *options)

    assert answer.code == 2
    assert not (sample.parent / name).exists()


@pytest.mark.parametrize("suffix", MARKS)
def test_a_branch_that_is_not_there_is_said(sample, suffix):
    said = refusal("export", sample, sample.parent / f"x{suffix}", "--branch", "nope")

    assert said == "There is no card nope in “sample.argmap”."


def test_an_existing_output_is_replaced(sample, tmp_path):
    (tmp_path / "x.md").write_text("old")

    assert export(sample, "x.md").startswith(b"# ")


def test_what_a_link_leads_to_is_replaced_and_the_link_stays(sample, tmp_path):
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "x.md").symlink_to(tmp_path / "real.md")

    export(sample, "x.md")

    assert (tmp_path / "x.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes().startswith(b"# ")


def test_an_output_that_cannot_be_made_leaves_the_old_one_and_nothing_beside_it(sample, tmp_path):
    (tmp_path / "x.png").write_text("old")
    before = sorted(tmp_path.iterdir())

    refusal("export", sample, tmp_path / "x.png", "--scale", "60")

    assert (tmp_path / "x.png").read_text() == "old"
    assert sorted(tmp_path.iterdir()) == before


def test_an_output_in_a_folder_that_is_not_there_is_refused(sample, tmp_path):
    assert "“nowhere”" in refusal("export", sample, tmp_path / "nowhere" / "x.md").replace(str(tmp_path) + "/", "")


def test_an_output_that_is_a_folder_is_refused(sample, tmp_path):
    (tmp_path / "x.md").mkdir()

    assert "“x.md”" in refusal("export", sample, tmp_path / "x.md")


def test_a_suffix_of_no_format_is_told_with_those_there_are_pictures_among_them(sample):
    answer = run("export", sample, sample.with_name("map.nope"))
    assert answer.code == 2
    assert "“map.nope” has a suffix of no format that argmap writes: " in answer.err
    assert all(suffix in answer.err for suffix in (".argdown", ".docx", ".png", ".svg", ".pdf"))
    assert not sample.with_name("map.nope").exists()
