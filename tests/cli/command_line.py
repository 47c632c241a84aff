"""The command line as tests call it: in this process, or as the program itself."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass

from click.testing import CliRunner

from argmap.cli.group import argmap
from tests.conftest import ROOT


@dataclass(frozen=True)
class Answer:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    def json(self):
        return json.loads(self.out)


def run(*arguments: object) -> Answer:
    """Call a command in this process."""
    result = CliRunner().invoke(argmap, [str(one) for one in arguments], prog_name="argmap", catch_exceptions=False)
    return Answer(result.exit_code, result.stdout, result.stderr)


def refusal(*arguments: object) -> str:
    """The one sentence with which a command refuses, on stderr, with exit code 1."""
    answer = run(*arguments)
    assert answer.code == 1
    assert answer.err.endswith(".\n")
    assert answer.err.count("\n") == 1
    return answer.err.strip()


FULL_DISK = (
    "import resource as r, sys; sys.dont_write_bytecode = True; "  # else what Python caches would be cut short
    "import argmap.cli as c; r.setrlimit(r.RLIMIT_FSIZE, (4096, 4096)); c.main()"
)
WITHOUT_RIGHTS = """
import os, argmap.cli, argmap.cli.group as group, argmap.cli.images
for name in group.COMMANDS:  # first, since Python itself may lie where others cannot read
    group.command_named(name)
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
argmap.cli.main()
"""
"""Programs that call the command line on a disk without room, and as a user who is not root."""


def run_program(*arguments: object, program: tuple[str, ...] = ("-m", "argmap"), **env: str) -> Answer:
    """Call the program in a process of its own, with only those variables that it needs.

    It writes no bytecode, which a full disk would cut short for every process after it.
    """
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT", "ARGMAP_DATA") if name in os.environ}
    found = subprocess.run(
        [sys.executable, *program, *map(str, arguments)],
        cwd=ROOT,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **env},
        capture_output=True,
        timeout=120,
    )
    return Answer(found.returncode, found.stdout.decode(), found.stderr.decode())
