"""Draws the pictures of the samples that the start page shows, with their titles, into resources/thumbnails."""

from argmap.core.document import Document
from argmap.core.tree import Tree
from argmap.render.application import offscreen_application
from argmap.render.fonts import register_fonts
from argmap.resources import resource_path
from argmap.samples import sample_names, sample_records, sample_title
from argmap.ui.start_page import TITLE
from argmap.ui.thumbnails import draw_thumbnail, few_colours


def main() -> None:
    application = offscreen_application()
    register_fonts()
    folder = resource_path("thumbnails")
    folder.mkdir(exist_ok=True)
    for name in sample_names():
        picture = few_colours(draw_thumbnail(Tree(Document(sample_records(name)))))
        picture.setText(TITLE, sample_title(name))
        picture.save(str(folder / f"{name}.png"))
    del application


if __name__ == "__main__":
    main()
