"""What a map is called: its title, or else its main claim."""

from PySide6.QtCore import QCoreApplication

from argmap.core.tree import Tree


def title_of(tree: Tree) -> str:
    """The map's title; until it has one, the words of its main claim; before that, "Untitled map"."""
    if tree.document.info.title:
        return tree.document.info.title
    claim = tree.main_claim()
    words = " ".join(tree.node(claim.node_id).text.split()) if claim is not None else ""
    return words or QCoreApplication.translate("Title", "Untitled map")
