"""The words of HTML that somebody wrote into an annotation."""

from html.parser import HTMLParser


def plain_words(html: str) -> str:
    """The words of a piece of HTML, without its marks, scripts and styles."""
    reading = _Words()
    reading.feed(html)
    reading.close()
    return "".join(reading.words).strip()


class _Words(HTMLParser):
    """Collects what is read on screen. The parser does not recurse, and fetches nothing."""

    SILENT = ("script", "style", "template")
    BREAKS = ("p", "br", "div", "li", "tr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in self.SILENT
        if tag in self.BREAKS and self.words:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in self.SILENT and self._silent > 0

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)
