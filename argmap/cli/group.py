"""The table of commands. Each is imported when it is called, so that none waits for what another needs."""

from importlib import import_module
from pathlib import Path

import click

from argmap import __version__
from argmap.cli.paths import PATH
from argmap.cli.trouble import Told, told
from argmap.cli.window import has_display, looks_like_file, show_window
from argmap.core.errors import MapError

COMMANDS = {
    "new": "Make a new, empty map.",
    "samples": "List the sample maps, or make a copy of one.",
    "info": "Count what a map holds, or each map in a folder.",
    "import": "Make a map from a file of another format.",
    "export": "Write a map as a picture or in another format.",
    "convert": "Read one format and write another.",
    "formats": "List the formats that are read and written.",
    "add-source": "Add a document (text, HTML, PDF, DOCX, EPUB) to a map.",
    "update-source": "Make a document the newest version of a source.",
    "add-annotations": "Add what annotations mark in a map's sources as cards.",
    "annotations": "Write a map's passages as annotations for other programs.",
    "search": "Find words in a map, its notes, quotes and sources.",
    "passages": "List the words a map rests on, and how sure that is.",
    "cite": "Take references (BibTeX, RIS, CSL-JSON) into a map.",
    "citations": "Print the sources of a map as CSL-JSON or BibTeX.",
    "check": "Say what is still open in a map.",
    "status": "Say which cards stand, fall or are open.",
    "schemes": "List the argumentation schemes and what they ask.",
    "questions": "List the critical questions of a map's steps.",
    "fidelity": "Say where cards say more than their passages.",
    "coverage": "Say how much of the sources is mapped.",
    "compare": "Say in what two maps differ, card by card.",
    "exercise": "Make an exercise of a map, its key sealed.",
    "unseal": "Take the key out of an exercise.",
    "feedback": "Say what is right so far in an exercise.",
    "mark": "Mark a folder of maps against a key.",
    "merge": "Make one map of two that come from a third.",
    "verify": "Say whether a map file is sound, or what is damaged.",
    "salvage": "Put the good part of a damaged map into a new one.",
    "back-up": "Keep a verified copy of a map among its backups.",
    "versions": "List what a map was before, and its backups.",
    "restore": "Make a map of a version or backup of another.",
}


MODULES = {"samples": "sample_maps", "import": "importing", "export": "exporting", "verify": "verifying"}
"""The modules whose name is not that of their command."""


def command_named(name: str) -> click.Command | None:
    """The command of that name, imported now; None if there is none."""
    if name not in COMMANDS:
        return None
    command: click.Command = import_module(f"argmap.cli.{MODULES.get(name, name.replace('-', '_'))}").command
    return command


class Commands(click.Group):
    """The commands of the table; an argument that is none of them is a file to be opened in the window."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return command_named(cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        is_file = len(args) == 1 and args[0] not in COMMANDS and (looks_like_file(args[0]) or Path(args[0]).exists())
        return ("window", window, args) if is_file else super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (MapError, OSError) as error:
            raise told(error) from error


@click.group(cls=Commands, invoke_without_command=True, subcommand_metavar="[FILE] | COMMAND [ARGS]...")
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def argmap(context: click.Context) -> None:
    """Argument maps whose every card is tied to the words it rests on.

    Without a command the window opens, with FILE if one is named.
    """
    if context.invoked_subcommand is None:
        open_window([])


@click.command()
@click.argument("file", type=PATH)
def window(file: Path) -> None:
    """Open a file in the window."""
    if not file.exists():
        raise Told(f"“{file.name}” is not there; it was moved, renamed or deleted.")
    open_window([str(file)])


def open_window(arguments: list[str]) -> None:
    """Run the window until it is closed. Raises `Told` where there is no screen for it."""
    if not has_display():
        raise Told("There is no display to open a window on; argmap --help lists what works without one.")
    show_window(arguments)
