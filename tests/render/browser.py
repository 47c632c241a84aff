"""An SVG as a browser shows it on a machine without Inter, for comparison with the PNG."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"""


def shown_by_browser(svg: bytes, width: int, height: int, scale: int, folder: Path) -> QImage:
    """The picture in a headless Chromium that has one font of even width beside those in the SVG; or a skip."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    (folder / "map.svg").write_bytes(svg)
    (folder / "fonts").mkdir()
    shutil.copy(_font_of_even_width(), folder / "fonts")
    (folder / "fonts.conf").write_text(FONTS.format(fonts=folder / "fonts", cache=folder / "cache"), encoding="utf-8")
    options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-lcd-text"]
    options += [f"--force-device-scale-factor={scale}", f"--user-data-dir={folder / 'user'}"]
    options += [f"--window-size={width},{height}", f"--screenshot={folder / 'map.png'}"]
    environment = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    command = [chromium, *options, (folder / "map.svg").as_uri()]
    subprocess.run(command, env=environment, capture_output=True, timeout=120, check=True)
    return QImage(str(folder / "map.png"))


def _font_of_even_width() -> str:
    """The file of a font that resembles none of ours; without any at all the browser writes nothing."""
    found = subprocess.run(["fc-match", "-f", "%{file}", "monospace"], capture_output=True, text=True, check=True)
    return found.stdout
