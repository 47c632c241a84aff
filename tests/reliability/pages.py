"""A map as a page of HTML, in Chromium: axe finds nothing in it, it asks for nothing, and nothing in it may run."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from argmap.formats import html_page
from argmap.formats.registry import format_written
from tests.reliability.chromium import Page, chromium, program
from tests.reliability.elsewhere_maps import drawn, npm_file, outgoing
from tests.reliability.row import Row, Tally

AXE = "axe-core/axe.min.js"
PAGES = 1_000
ASK_AXE = """axe.run(document).then(found => found.violations.map(
  one => `${one.id} (${one.nodes.length}): ${one.nodes[0].html.slice(0, 120)}`))"""
TRY_TO_RUN = """(async () => {
  const blocked = [];
  document.addEventListener("securitypolicyviolation", event => blocked.push(event.effectiveDirective));
  const add = (name, fields) => document.body.append(Object.assign(document.createElement(name), fields));
  add("script", {src: "https://other.example/a.js"});
  add("script", {textContent: "window.itRan = true"});
  add("img", {src: "https://other.example/a.png"});
  await new Promise(done => setTimeout(done, 50));
  return [blocked.sort(), window.itRan === true];
})()"""
KEPT = [["img-src", "script-src-elem", "script-src-elem"], False]


def open_page(number: int, folder: Path, tally: Tally, without: frozenset[str]) -> None:
    """Write map number `number` as a page and open it."""
    path = folder / "map.html"
    with pytest.MonkeyPatch.context() as patch:
        for name in without:
            SWITCHES[name](patch)
        path.write_bytes(outgoing(number, format_written("map.html"), drawn))
    with Page(chromium(), path) as page:
        for complaint in _complaints(page, path):
            tally.fail(f"map {number}: {complaint}")
    tally.count("pages")


def _complaints(page: Page, path: Path) -> Iterator[str]:
    asked, said = page.requests(), page.messages()
    if asked != [path.as_uri()]:
        yield f"it asks for {[one[:80] for one in asked[:5]]}"
    if said:
        yield f"the console says {said[0][:200]}"
    axe = npm_file(AXE)
    assert axe is not None  # as why_not has asked
    page.run(axe.read_text(encoding="utf-8"))
    yield from page.run(ASK_AXE)
    found = page.run(TRY_TO_RUN)
    if found != KEPT:
        yield f"the policy blocks {found[0]}, and a script {'ran' if found[1] else 'did not run'}"


def why_not() -> str:
    if program() is None:
        return "Chromium is not installed"
    return "" if npm_file(AXE) is not None else "npm's axe-core is not installed"


def _without_policy(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(html_page, "POLICY", "")


def _unescaped(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(html_page, "escape", lambda text: text)


def _without_names(patch: pytest.MonkeyPatch) -> None:
    head = html_page._head
    patch.setattr(html_page, "_head", lambda *said: head(*said).replace(' lang="en"', ""))


SWITCHES: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "the policy": _without_policy,
    "HTML's escapes": _unescaped,
    "the page's language": _without_names,
}
ROWS = (
    Row(
        name="page",
        what=f"pages of HTML in Chromium, with axe: samples and {PAGES:,} nasty maps",
        full=PAGES,
        short=0,
        trial=open_page,
        defences={"the policy": 1, "HTML's escapes": 8, "the page's language": 1},
        why_not=why_not,
    ),
)
