"""Commands run aside: their words come back, and they give way."""

import os
import signal
import sys

import pytest

from argmap.worker import starting
from argmap.worker.starting import run_command


def test_a_command_run_aside_says_what_it_says_on_a_terminal(tmp_path):
    (tmp_path / "x.argmap").touch()

    good, bad = run_command("--version"), run_command("verify", str(tmp_path / "x.argmap"))

    assert (good.returncode, good.stdout.startswith("argmap ")) == (0, True)
    assert (bad.returncode, bad.stderr) == (1, "“x.argmap” is empty; there is no map in it.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no niceness")
@pytest.mark.parametrize(("gives_way", "by"), [(True, starting.GIVES_WAY), (False, 0)])
def test_a_command_run_aside_gives_way_to_what_somebody_waits_for(tmp_path, monkeypatch, gives_way, by):
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\nsleep 0.5\nnice\n")
    program.chmod(0o755)
    monkeypatch.setattr(starting.sys, "executable", str(program))

    assert int(run_command(gives_way=gives_way).stdout) == os.nice(0) + by


@pytest.mark.skipif(sys.platform == "win32", reason="Windows runs no such program")
def test_a_command_that_hangs_is_ended_once_it_is_unwanted(tmp_path, monkeypatch):
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(starting.sys, "executable", str(program))
    monkeypatch.setattr(starting, "LOOK_S", 0.01)
    monkeypatch.setattr(starting, "PATIENCE_S", 0.05)
    asked = iter([False, False])

    assert run_command("back-up", is_unwanted=lambda: next(asked, True)).returncode < 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows runs no such program")
def test_a_command_that_is_unwanted_is_asked_to_come_to_its_end(tmp_path, monkeypatch):
    program, ready = tmp_path / "program", tmp_path / "ready"
    program.write_text(f"#!/bin/sh\ntrap 'echo tidied; exit 3' INT\n: > {ready}\nwhile :; do sleep 0.02; done\n")
    program.chmod(0o755)
    monkeypatch.setattr(starting.sys, "executable", str(program))
    monkeypatch.setattr(starting, "PATIENCE_S", 30)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell cannot heed what its parent ignores
    ended = run_command("back-up", is_unwanted=ready.exists)
    signal.signal(signal.SIGINT, before)

    assert (ended.returncode, ended.stdout) == (3, "tidied\n")
