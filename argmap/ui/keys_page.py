"""The page of the guide that lists every action with its keys, written from the table."""

from argmap.ui.action import Action
from argmap.ui.actions import TABLE
from argmap.ui.keys import texts
from argmap.ui.menus import TITLES

HEAD = """\
# Keys

Every action of argmap, menu by menu. Plain letters act while the keyboard is in the map, the outline or the reader,
never in a text field. On macOS, Ctrl is Cmd. `python -m argmap.ui.keys_page` prints this page.
"""
PANES = {"map": "the map", "outline": "the outline", "reader": "the reader", "tray": "the tray"}


def keys_page() -> str:
    """The page as Markdown, in English."""
    parts = [HEAD]
    for menu, rows in TABLE.items():
        lines = [f"| {row.words} | {_keys(row)} | {_where(row)} |" for row in rows]
        parts.append("\n".join([f"## {TITLES[menu]}\n", "| Action | Keys | In |", "| --- | --- | --- |", *lines, ""]))
    return "\n".join(parts)


def _keys(row: Action) -> str:
    return ", ".join(f"`{key}`" for key in texts(row.keys) + texts(row.map_keys))


def _where(row: Action) -> str:
    if not row.keys and not row.map_keys:
        return ""
    return ", ".join(PANES[pane] for pane in row.panes) or "everywhere"


if __name__ == "__main__":
    print(keys_page(), end="")  # noqa: T201  # what this module is run for
