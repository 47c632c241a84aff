"""The page of counts: what it says of the files themselves does not come from argmap's readers, and is right."""

import json
from pathlib import Path

import pytest

from argmap.formats.errors import CannotImport
from argmap.formats.registry import FORMATS
from scripts.format_counts import FOLDERS, ROOT, files_of, imported, in_json, in_lines, reason_of, tables


def test_a_folder_of_a_format_that_is_not_read_is_left_out(tmp_path: Path) -> None:
    names = {folder.format_id for folder in FOLDERS} & {one.id for one in FORMATS if one.read is not None}
    for folder in FOLDERS:
        (tmp_path / folder.name).mkdir()
    (tmp_path / "sadface" / "a.json").write_text(json.dumps({"nodes": [], "edges": []}), encoding="utf-8")

    assert "sadface" in names
    assert [line.strip() for line in tables(tmp_path) if line.startswith("## ")] == ["## SADFace"]


def test_a_file_is_counted_beside_what_was_imported(shared: Path) -> None:
    path = shared / "corpora" / "sadface" / "sadface_hangback_data.json"

    assert in_json(("nodes",), ("edges",))(path) == (6, 5)
    assert imported(path, "sadface") == ["4", "2", "0", "0", ""]


def test_lines_of_a_trivial_graph_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.tgf"
    path.write_text("a\nb\n\n#\na b\n", encoding="utf-8")

    assert in_lines(path) == (2, 1)


def test_a_refusal_stands_in_its_cell_without_the_name() -> None:
    assert reason_of(CannotImport("a.json", "x | y"), "a.json") == r"cannot be imported: x \| y."


def test_the_page_has_a_line_for_each_file_of_the_formats_that_are_read(shared: Path) -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    read = {one.id for one in FORMATS if one.read is not None}
    paths = [path for folder in FOLDERS if folder.format_id in read for path in files_of(folder, shared / "corpora")]
    if f"`{FOLDERS[-1].name}`" not in page:
        pytest.skip("not all formats are on the page yet")

    assert [path.name for path in paths if f"| {path.name} |" not in page] == []
