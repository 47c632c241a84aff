"""The words of a statement, an argument or a heading: escapes and shortcodes are undone, marks of emphasis left out."""

from dataclasses import dataclass, field

from argmap.formats.argdown.errors import SyntaxTrouble
from argmap.formats.argdown.model import Json, Member
from argmap.formats.argdown.shortcodes import SHORTCODES
from argmap.formats.argdown.tokens import Sort, Token

WORDS = frozenset({Sort.WORDS, Sort.ESCAPED, Sort.SHORTCODE})
CONTENT = WORDS | {Sort.LINK, Sort.RANGE_START, Sort.TAG, Sort.MENTION, Sort.LINE_END}
MOST_SHORTCODES = 1_000  # of a file's own


@dataclass(slots=True)
class Options:
    """What a file's front matter says of how it is to be read."""

    is_strict: bool = False
    removes_tags: bool = False
    moves_relations: bool = True
    shortcodes: dict[str, str] = field(default_factory=lambda: dict(SHORTCODES))

    def set_by(self, front_matter: Json) -> None:
        model = front_matter.get("model") if isinstance(front_matter, dict) else None
        if not isinstance(model, dict):
            return
        self.is_strict = model.get("mode") == "strict"
        self.removes_tags = bool(model.get("removeTagsFromText"))
        self.moves_relations = model.get("transformArgumentRelations") is not False
        own = model.get("shortcodes")
        for name, one in list(own.items())[:MOST_SHORTCODES] if isinstance(own, dict) else ():
            if isinstance(one, dict) and isinstance(one.get("unicode"), str):
                self.shortcodes[name] = one["unicode"]


class ContentReader:
    """Reads words out of the tokens of one file."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens

    def read(self, at: int, member: Member, options: Options) -> int:
        """Fills the member's text, tags and links, and gives the place behind. Raises `SyntaxTrouble`."""
        parts: list[str] = []
        opened: list[Token] = []
        begun = at
        while True:
            token = self._tokens[at]
            sort = token.sort
            if sort is Sort.WORDS:
                parts.append(token.text)
            elif sort is Sort.LINE_END:
                if self._goes_on(at + 1) and not (parts and parts[-1].endswith(" ")):
                    parts.append(" ")
            elif sort is Sort.RANGE_START:
                opened.append(token)
                member.has_formatting = True
            elif sort is Sort.RANGE_END and opened:
                opened.pop()
                parts.append(" " if token.text.endswith(" ") else "")
            elif sort in CONTENT:
                parts.append(self._special(at, member, options))
            else:
                break
            at += 1
        if opened:
            mark = opened[-1].text
            what = f"the text that begins with {mark} has no end; write \\{mark[0]} for the mark itself"
            raise SyntaxTrouble(self._tokens[at].offset, what)
        if at == begun:
            raise SyntaxTrouble(self._tokens[at].offset, f"{sort} stands where words should")
        member.text = "".join(parts).strip()
        return at

    def _goes_on(self, at: int) -> bool:
        return self._tokens[at].sort in CONTENT

    def _special(self, at: int, member: Member, options: Options) -> str:
        token = self._tokens[at]
        match token.sort:
            case Sort.ESCAPED:
                return token.text[1:]
            case Sort.SHORTCODE:
                return _shortcode(token.text, options)
            case Sort.TAG:
                self.tag(at, member)
                return "" if options.removes_tags else token.text
            case Sort.LINK:
                words, _, address = token.text[1:].partition("](")
                member.links.append(address.rstrip(" \t")[:-1])
                return words + (" " if token.text.endswith(" ") else "")
        return token.text

    def tag(self, at: int, member: Member) -> None:
        """Adds the tag that stands there."""
        name = self._tokens[at].text.rstrip(" \t")[1:]
        name = name[1:-1] if name.startswith("(") else name
        if name not in member.tags:
            member.tags.append(name)

    def words(self, at: int, options: Options) -> tuple[str, int]:
        """The words from there on, without emphasis, tags and links, and the place behind them."""
        parts: list[str] = []
        while self._tokens[at].sort in WORDS:
            token = self._tokens[at]
            if token.sort is Sort.SHORTCODE:
                parts.append(_shortcode(token.text, options))
            else:
                parts.append(token.text[1:] if token.sort is Sort.ESCAPED else token.text)
            at += 1
        return "".join(parts), at


def _shortcode(text: str, options: Options) -> str:
    found = options.shortcodes.get(text.strip())
    return text if found is None else found + (" " if text.endswith(" ") else "")
