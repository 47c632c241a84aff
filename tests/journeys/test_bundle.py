"""The bundled application carries all it needs, finds itself again as the worker, and keeps its own to itself."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.samples import sample_copy
from argmap.storage.creating import create_map
from tests.conftest import ROOT
from tests.sources.docx_making import docx, paragraph
from tests.sources.epub_making import epub, page

pytestmark = [
    pytest.mark.bundle,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries are looked up as Linux does it"),
]

OF_THE_SYSTEM = re.compile(r"(ld-linux.*|lib(c|m|dl|pthread|rt|util|resolv|nss_\w+)|[A-Z\d-]+)\.so.*")
"""The C library, what it loads for itself, and its tables of encodings."""


@pytest.fixture(scope="module")
def bundle() -> Path:
    """The folder of the application, which `make bundle` makes before it asks for these tests."""
    return ROOT / "dist" / "argmap"


@pytest.fixture
def argmap(bundle, tmp_path):  # a function
    """Calls a command where the environment holds nothing but a home; it has to succeed without a complaint."""

    def call(*arguments: str) -> str:
        found = subprocess.run(
            [bundle / "argmap", *arguments], cwd=tmp_path, env={"HOME": str(tmp_path)}, capture_output=True, timeout=60
        )
        assert (found.returncode, found.stderr.decode()) == (0, "")
        return found.stdout.decode()

    return call


@pytest.fixture
def sample(tmp_path: Path) -> str:
    path = tmp_path / "sample.argmap"
    create_map(path, sample_copy("eu-nato"))
    return str(path)


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the system's command to open a folder writes down which libraries it would find first."""
    found = tmp_path / "found"
    command = tmp_path / "bin" / "xdg-open"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\necho "$LD_LIBRARY_PATH" >{found}.part\nmv {found}.part {found}\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}{os.pathsep}{os.environ['PATH']}")
    return found


def test_it_makes_pictures_and_maps_without_anything_installed(argmap, tmp_path):
    argmap("samples", "eu-nato", "a.argmap")
    for suffix in ("png", "svg", "pdf", "json", "md"):
        argmap("export", "a.argmap", f"a.{suffix}")
    argmap("import", "a.json", "b.argmap")
    argmap("import", "a.md", "c.argmap")

    assert argmap("info", "b.argmap") == argmap("info", "a.argmap")
    assert argmap("verify", "c.argmap") == "ok\n"


def test_its_worker_reads_documents(argmap, tmp_path):
    argmap("samples", "eu-nato", "a.argmap")
    argmap("export", "a.argmap", "a.pdf")
    argmap("new", "b.argmap")

    assert "characters" in argmap("add-source", "b.argmap", "a.pdf")
    (tmp_path / "a.docx").write_bytes(docx(paragraph("one")))
    (tmp_path / "a.epub").write_bytes(epub({"a.xhtml": page("three")}))
    assert "3 characters" in argmap("add-source", "b.argmap", "a.docx")
    assert "5 characters" in argmap("add-source", "b.argmap", "a.epub")


def test_window_and_worker_take_no_library_from_the_system_but_the_c_library(at_work, argmap, bundle, sample, tmp_path):
    argmap("export", sample, "a.pdf")
    person = at_work(sample, title="NATO", program=bundle / "argmap-window")
    person.keys("ctrl+shift+o")
    person.name_file("Add a source", tmp_path / "a.pdf")
    person.wait_for(lambda: len(person.processes()) == 3)  # the one that reads documents, and the one that shows pages
    outside = {path for path in person.libraries() if not path.is_relative_to(bundle)}

    assert {path for path in outside if not OF_THE_SYSTEM.fullmatch(path.name)} == set()
    person.quit()
    assert person.complaints() == ""


@pytest.mark.parametrize("before", ["", "/opt/of/the/user"], ids=["none", "one"])
def test_what_it_starts_finds_the_libraries_of_the_system(at_work, bundle, sample, system, monkeypatch, before):
    monkeypatch.setenv("LD_LIBRARY_PATH", before)
    person = at_work(sample, title="NATO", program=bundle / "argmap-window")
    person.keys("ctrl+shift+p")
    person.type("Show in folder")
    person.keys("Return")

    assert person.wait_for(system.exists)
    assert system.read_text().strip() == before
