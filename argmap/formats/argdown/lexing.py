"""Argdown text to tokens, as the reference lexer cuts it: what a character means depends on the token before it."""

from argmap.formats.argdown import tokens as pattern
from argmap.formats.argdown.errors import SyntaxTrouble
from argmap.formats.argdown.finding import Finder
from argmap.formats.argdown.tokens import PLAIN_STARTS, WORDS, Sort, Token

LINE_BEGINS = frozenset({Sort.LINE_END, Sort.EMPTY_LINE})
BRACKETS = {
    "[": ("]", Sort.STATEMENT, Sort.STATEMENT_REFERENCE),
    "<": (">", Sort.ARGUMENT, Sort.ARGUMENT_REFERENCE),
}


class Lexer:
    """Walks through a text once; `tokens` end with one of the sort `END`, `comments` are offsets."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.tokens: list[Token] = []
        self.comments: list[int] = []
        self._finder = Finder(text)
        self._indents = [0]
        self._ranges: list[str] = []
        self._is_in_inference = False

    def run(self) -> list[Token]:
        """All tokens. Raises `SyntaxTrouble` for a backslash at the end of a line."""
        text, end, found = self.text, len(self.text), self.tokens
        while self.at < end:
            character = text[self.at]
            if self._is_in_inference:
                self._in_inference(character)
            elif not found or found[-1].sort in LINE_BEGINS:
                self._at_line_start(character)
            elif character not in PLAIN_STARTS:
                self._words()
            else:
                self._special(character)
        if found and found[-1].sort is Sort.EMPTY_LINE:
            found.pop()
        self._dedent_to_margin()
        found.append(Token(Sort.END, "", found[-1].offset if found else 0))
        return found

    def _take(self, sort: Sort, end: int) -> None:
        self.tokens.append(Token(sort, self.text[self.at : end], self.at))
        self.at = end

    def _words(self) -> None:
        found = WORDS.match(self.text, self.at) or pattern.MARK.match(self.text, self.at)
        if found is None:
            raise SyntaxTrouble(self.at, "a backslash stands at the end of a line, where it escapes nothing")
        self._take(Sort.WORDS, found.end())

    def _at_line_start(self, character: str) -> None:
        """A comment, front matter, data and the like come before what only the begin of a line can be."""
        if character in "/<=" and (self._comment() or self._front_matter()):
            return
        if character in "{\\.:\r\n" or (character in " \t" and pattern.LINE_END.match(self.text, self.at)):
            self._special(character)
            return
        found = pattern.LINE_START.match(self.text, self.at)
        if found is None:
            self._special(character)
            return
        group = found.lastgroup or ""
        begin, end = found.span(group)
        indent = begin - self.at
        self.at = begin
        match group:
            case "inference" | "number":
                self._dedent_to_margin()
                self._is_in_inference = group == "inference"
                self._take(Sort.INFERENCE_START if self._is_in_inference else Sort.NUMBER, end)
            case "heading":
                self._take(Sort.HEADING, end)
            case "relation":
                self._indent(indent)
                self._take(Sort.RELATION, end)
            case _:
                self._indent(indent + 1)
                self._take(Sort.ORDERED if group == "ordered" else Sort.BULLET, end)

    def _indent(self, width: int) -> None:
        if width > self._indents[-1]:
            self._indents.append(width)
            self.tokens.append(Token(Sort.INDENT, "", self.at))
            return
        while len(self._indents) > 1 and width < self._indents[-1]:
            self._indents.pop()
            self.tokens.append(Token(Sort.DEDENT, "", self.at))

    def _dedent_to_margin(self) -> None:
        self.tokens += [Token(Sort.DEDENT, "", self.at)] * (len(self._indents) - 1)
        del self._indents[1:]

    def _special(self, character: str) -> None:
        """What a character begins that is no plain word, anywhere in a line."""
        taken = False
        match character:
            case " " | "\t" | "\r" | "\n":
                taken = self._space()
            case "/":
                taken = self._comment()
            case "<" | "[":
                taken = (character == "<" and self._comment()) or self._bracket(character)
            case "=":
                taken = self._front_matter()
            case "{":
                taken = self._data()
            case "\\" | "." | ":":
                taken = self._escape(character)
            case "*" | "_":
                taken = self._range()
            case "#":
                taken = self._tag()
            case "@":
                taken = self._mention()
        if not taken:
            self._words()

    def _space(self) -> bool:
        last = self.tokens[-1].sort if self.tokens else None
        if last is not Sort.EMPTY_LINE and (found := pattern.EMPTY_LINE.match(self.text, self.at)):
            if found.end() < len(self.text):
                self._dedent_to_margin()
            self._ranges.clear()
            self._is_in_inference = False
            self._take(Sort.EMPTY_LINE, found.end())
        elif found := pattern.LINE_END.match(self.text, self.at):
            self._take(Sort.LINE_END, found.end())
        elif found := pattern.SPACES.match(self.text, self.at):
            self.at = found.end()
        return True

    def _comment(self) -> bool:
        text, at = self.text, self.at
        if text.startswith("//", at):
            ends = [end for end in (self._finder.next("\n", at), self._finder.next("\r", at)) if end >= 0]
            end = min(ends, default=-1)
        elif text.startswith("/*", at):
            end = self._finder.behind("*/", at + 2)
        elif text.startswith("<!--", at):
            end = self._finder.behind("-->", at + 4)
        else:
            return False
        if end < 0:
            return False
        self.comments.append(at)
        last = self.tokens[-1].sort if self.tokens else None
        behind = {
            Sort.EMPTY_LINE: pattern.AFTER_COMMENT_ON_EMPTY,
            Sort.LINE_END: pattern.AFTER_COMMENT_ON_LINE,
        }.get(last or Sort.END)
        found = behind.match(text, end) if behind else None
        self.at = found.end() if found else end
        return True

    def _front_matter(self) -> bool:
        text, at = self.text, self.at
        if not text.startswith("===", at):
            return False
        run = at
        while text.startswith("=", run):
            run += 1
        end = self._finder.next("===", run)
        if end < 0 and run - at < 6:
            return False
        end = max(end, run)
        while text.startswith("=", end):
            end += 1
        self._take(Sort.FRONT_MATTER, end)
        return True

    def _data(self) -> bool:
        end = self._finder.data_end(self.at)
        if end > 0:
            self._take(Sort.DATA, end)
        return end > 0

    def _escape(self, character: str) -> bool:
        found = (pattern.ESCAPED if character == "\\" else pattern.SHORTCODE[character]).match(self.text, self.at)
        if found:
            self._take(Sort.ESCAPED if character == "\\" else Sort.SHORTCODE, found.end())
        return bool(found)

    def _range(self) -> bool:
        """The end of the bold or italic text that was begun last, else the begin of another."""
        text, at = self.text, self.at
        if self._ranges and self.tokens and text.startswith(self._ranges[-1], at):
            found = pattern.RANGE_END.match(text, at + len(self._ranges[-1]))
            if found:
                self._ranges.pop()
                self._take(Sort.RANGE_END, found.end())
                return True
        for mark in pattern.RANGE_MARKS:
            behind = at + len(mark)
            if text.startswith(mark, at) and not (behind < len(text) and text[behind].isspace()):
                self._ranges.append(mark)
                self._take(Sort.RANGE_START, behind)
                return True
        return False

    def _tag(self) -> bool:
        if self.text.startswith("(", self.at + 1):
            close = self._finder.next(")", self.at + 2)
            return close > self.at + 2 and self._take_with_space(Sort.TAG, close + 1)
        found = pattern.TAG.match(self.text, self.at)
        if found:
            self._take(Sort.TAG, found.end())
        return bool(found)

    def _take_with_space(self, sort: Sort, end: int) -> bool:
        self._take(sort, end + (self.text[end : end + 1] in (" ", "\t")))
        return True

    def _mention(self) -> bool:
        closing = {"[": "]", "<": ">"}.get(self.text[self.at + 1 : self.at + 2])
        if closing is None:
            return False
        end = self._finder.on_line(closing, self.at + 3)
        return end > 0 and self._take_with_space(Sort.MENTION, end + 1)

    def _bracket(self, opening: str) -> bool:
        """A link, a definition, or a reference."""
        at, finder = self.at, self._finder
        closing, definition, reference = BRACKETS[opening]
        close = finder.next("]", at + 1) if opening == "[" else -1
        if close > at + 1 and self.text.startswith("(", close + 1):
            end = finder.next(")", close + 2)
            if end > close + 2:
                return self._take_with_space(Sort.LINK, end + 1)
        end = finder.on_line(f"{closing}:", at + 2)
        if end > 0 and self.text[at + 1] not in "\r\n":
            self._take(definition, end + 2)
            return True
        end = finder.on_line(closing, at + 2)
        if end > 0 and not self.text.startswith("-", at + 1):
            self._take(reference, end + 1)
            return True
        return False

    def _in_inference(self, character: str) -> None:
        taken = False
        match character:
            case "/" | "<":
                taken = self._comment()
            case " " | "\t" | "\r" | "\n":
                taken = self._space()
            case "\\" | "." | ":":
                taken = self._escape(character)
            case "{":
                taken = self._data()
            case ",":
                self._take(Sort.COMMA, self.at + 1)
                taken = True
            case "-" if found := pattern.DASHES.match(self.text, self.at):
                self._is_in_inference = False
                self._take(Sort.INFERENCE_END, found.end())
                taken = True
        if not taken:
            self._words()
