"""Second opinions on the words of a document: by poppler, by a browser, by the document's own XML."""

import base64
import json
import posixpath
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCX_BREAKS = {f"{W}{name}" for name in ("p", "br", "tab", "tc")}
INLINE = {"a", "abbr", "b", "bdo", "cite", "code", "dfn", "em", "i", "q", "small", "span", "strong", "sub", "sup", "u"}
UNSEEN = {"head", "nav", "script", "style", "svg"}
SAY_TEXT = """<script>addEventListener('load', () => {
    const said = JSON.stringify([document.characterSet, document.body.innerText])
    const bytes = Array.from(new TextEncoder().encode(said), byte => String.fromCharCode(byte))
    document.documentElement.innerHTML = '<body><pre>' + btoa(bytes.join('')) + '</pre></body>'
})</script>"""


def words(text: str) -> list[str]:
    """The words of a text, whichever marks and compatibility forms it is written with."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text))


def agreement(theirs: list[str], ours: list[str]) -> float:
    """The share of their words that ours have in the same order."""
    if theirs == ours:
        return 1.0
    blocks = SequenceMatcher(None, theirs, ours, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(theirs)


def said_by_poppler(path: Path, password: str, *options: str) -> str:
    """What `pdftotext` finds, words that a line end divides joined; or a skip."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler's pdftotext is not installed")
    command = ["pdftotext", *options, *(["-upw", password] if password else []), str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode().replace("-\n", "")


def said_by_browser(data: bytes, folder: Path) -> tuple[str, str]:
    """The encoding that a headless Chromium takes for a page, and its `innerText`; or a skip."""
    shown = _browser(data + SAY_TEXT.encode(), folder, "--dump-dom").decode()
    encoding, text = json.loads(base64.b64decode(shown.partition("<pre>")[2].partition("</pre>")[0]))
    return encoding, text


def printed_by_browser(data: bytes, folder: Path) -> bytes:
    """The PDF that a headless Chromium prints of a page; or a skip."""
    _browser(data, folder, "--no-pdf-header-footer", f"--print-to-pdf={folder / 'page.pdf'}")
    return (folder / "page.pdf").read_bytes()


def _browser(data: bytes, folder: Path, *wanted: str) -> bytes:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    page = folder / "page.html"
    page.write_bytes(data)
    options = ["--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'user'}", *wanted]
    return subprocess.run([chromium, *options, page.as_uri()], capture_output=True, timeout=120, check=True).stdout


def said_by_docx(data: bytes) -> str:
    """The words of the main part as they stand in it, one after another."""
    with ZipFile(BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    wanted = {*DOCX_BREAKS, f"{W}t"}
    return "".join(" " if one.tag in DOCX_BREAKS else one.text or "" for one in root.iter() if one.tag in wanted)


def said_by_epub(data: bytes) -> str:
    """The words of the parts in the order of the spine, as they stand in their XML."""
    with ZipFile(BytesIO(data)) as archive:
        container = ElementTree.fromstring(archive.read("META-INF/container.xml"))
        package = next(one.attrib["full-path"] for one in container.iter() if _name(one) == "rootfile")
        book = ElementTree.fromstring(archive.read(package))
        addresses = {one.attrib["id"]: one.attrib["href"] for one in book.iter() if _name(one) == "item"}
        order = [addresses[one.attrib["idref"]] for one in book.iter() if _name(one) == "itemref"]
        members = [posixpath.join(posixpath.dirname(package), address) for address in order]
        return " ".join("".join(_seen(ElementTree.fromstring(archive.read(member)))) for member in members)


def _seen(element: ElementTree.Element) -> Iterator[str]:
    if _name(element) in UNSEEN or "hidden" in element.attrib:
        return
    edge = "" if _name(element) in INLINE else " "
    yield edge + (element.text or "")
    for child in element:
        yield from _seen(child)
        yield child.tail or ""
    yield edge


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]
