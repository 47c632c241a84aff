"""A locked document opens by its password, which is given, or typed on a terminal."""

import os
import pty
import subprocess
import sys

import pytest

from argmap.core.records import SourceText
from argmap.storage.opening import read_map
from tests.cli.command_line import refusal, run
from tests.conftest import ROOT
from tests.sources.pdf_making import Words, pdf


@pytest.fixture
def files(tmp_path):
    """A new map, and a locked document."""
    run("new", tmp_path / "x.argmap")
    (tmp_path / "locked.pdf").write_bytes(pdf([Words("Secret words")], password="open"))
    return tmp_path / "x.argmap", tmp_path / "locked.pdf"


def texts(path):
    return [one.text for one in read_map(path).records if isinstance(one, SourceText)]


def test_a_password_opens_a_locked_document(files):
    assert run("add-source", *files, "--password", "open").code == 0
    assert texts(files[0]) == ["Secret words"]


def test_a_wrong_password_is_refused(files):
    assert refusal("add-source", *files, "--password", "shut") == (
        "“locked.pdf” is locked, and that is not its password."
    )


def test_a_new_version_may_be_locked_too(files):
    run("add-source", *files, "--password", "open")
    (source_id,) = [one.source_id for one in read_map(files[0]).records if isinstance(one, SourceText)]
    files[1].write_bytes(pdf([Words("Secret words, and more")], password="open"))
    assert run("update-source", files[0], source_id, files[1], "--password", "open").code == 0
    assert sorted(texts(files[0])) == ["Secret words", "Secret words, and more"]


@pytest.mark.parametrize(("typed", "code", "found"), [("open", 0, ["Secret words"]), ("shut", 1, [])])
def test_on_a_terminal_the_password_is_asked_for_and_not_shown(files, typed, code, found):
    terminal, inside = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "argmap", "add-source", *map(str, files)],
        cwd=ROOT,
        stdin=inside,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    asked = b""
    while not asked.endswith(b"Password: "):  # what is typed before that is thrown away
        asked += process.stderr.read(1) or b"(ended) Password: "
    os.write(terminal, f"{typed}\n".encode())
    _, err = process.communicate(timeout=60)
    os.close(inside)
    os.close(terminal)
    assert process.returncode == code, err
    assert asked.decode() == "“locked.pdf” is locked with a password. Password: "
    assert typed.encode() not in err
    assert texts(files[0]) == found
