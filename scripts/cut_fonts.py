"""Cuts the shipped fonts down to Latin, into resources/fonts/latin; to be run again when the fonts are replaced."""

from PySide6.QtGui import QRawFont

from argmap.render.application import offscreen_application
from argmap.render.font_cutting import cut_font
from argmap.render.font_use import UsedFont
from argmap.render.fonts import Style, font, register_fonts
from argmap.render.latin_fonts import LATIN, latin_path


def main() -> None:
    application = offscreen_application()
    register_fonts()
    for style in {style.weight: style for style in Style}.values():
        raw = QRawFont.fromFont(font(style))
        letters = {letter for letter in LATIN if raw.supportsCharacter(ord(letter))}
        path = latin_path(raw)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(cut_font(UsedFont(raw, letters)))
    del application


if __name__ == "__main__":
    main()
