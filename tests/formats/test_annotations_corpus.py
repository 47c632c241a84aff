"""The table of real files in the docs is true, and leaves none out."""

import re
from pathlib import Path

import pytest

from argmap.formats import web_annotation, web_annotation_writing
from tests.conftest import ROOT, SHARED
from tests.formats.annotation_outcomes import READERS, outcome
from tests.formats.annotations.bringing import bring, build_with_source

PAGE = ROOT / "docs" / "formats" / "annotations.md"
ROW = re.compile(r"^\| `([\w-]+/[^`]+)` \| (.+) \|$", re.MULTILINE)
TABLE = dict(ROW.findall(PAGE.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", TABLE)
def test_a_real_file_becomes_what_the_docs_say(shared: Path, name: str):
    assert outcome(shared / "corpora" / name) == TABLE[name]


def test_every_real_file_is_in_the_table(shared: Path):
    folders = [SHARED / "corpora" / name for name in READERS]

    assert {f"{one.parent.name}/{one.name}" for folder in folders for one in folder.iterdir()} == set(TABLE)


@pytest.mark.parametrize("name", [one for one in TABLE if one.startswith("web-annotation/")])
def test_what_is_wrong_on_purpose_is_refused_and_nothing_else(name: str):
    assert TABLE[name].startswith("refused: ") == ("/incorrect_" in name)


@pytest.mark.parametrize("name", [one for one in TABLE if "/correct_" in one])
def test_a_real_file_goes_into_a_map_and_out_as_it_came(shared: Path, name: str):
    path = shared / "corpora" / name
    came = web_annotation.read(path.read_bytes(), path.name).annotations
    build = build_with_source()
    bring(build, *came)

    assert web_annotation.read(web_annotation_writing.write(build.tree), "x").annotations == came
    assert bring(build, *came).cards == ()
