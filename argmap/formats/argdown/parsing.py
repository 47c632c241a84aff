"""Tokens to the model, by the reference's grammar, without recursion: one stack holds what stands under what."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from argmap.formats.argdown.building import ModelBuilder
from argmap.formats.argdown.content import CONTENT, WORDS, ContentReader, Options
from argmap.formats.argdown.data import DataReader
from argmap.formats.argdown.errors import SyntaxTrouble, Wrong
from argmap.formats.argdown.lexing import Lexer
from argmap.formats.argdown.model import Argdown, Argument, End, Inference, Member
from argmap.formats.argdown.options import apply_options
from argmap.formats.argdown.rules import apply_rules
from argmap.formats.argdown.tokens import Sort, Token

MOST_ERRORS = 20
LINE_ENDS = re.compile(r"[\r\n]")
BLOCK_ENDS = frozenset({Sort.EMPTY_LINE, Sort.END})
STATEMENTS = CONTENT | {Sort.STATEMENT, Sort.STATEMENT_REFERENCE}
ARGUMENTS = frozenset({Sort.ARGUMENT, Sort.ARGUMENT_REFERENCE})
REFERENCES = frozenset({Sort.STATEMENT_REFERENCE, Sort.ARGUMENT_REFERENCE})
DEFINITIONS = frozenset({Sort.STATEMENT, Sort.ARGUMENT})
UNDERCUTS = frozenset({"_", "<_"})


@dataclass(slots=True)
class _Frame:
    """What may have relations below it, and how it stands to what is above it itself."""

    of: Member | Inference
    symbol: str = ""
    line: int = 0


@dataclass(slots=True)
class Parsed:
    """What was read, and what is wrong. With anything wrong the model is not whole."""

    model: Argdown
    wrong: list[Wrong] = field(default_factory=list)


def parse(text: str) -> Parsed:
    """The model that a text says; line ends are LF, or lone CR. Every paragraph with a mistake is named."""
    lexer = Lexer(text)
    try:
        tokens = lexer.run()
    except SyntaxTrouble as trouble:
        return Parsed(Argdown(), [trouble.wrong])
    parser = Parser(text, tokens)
    parser.document()
    model = parser.builder.model
    model.comments = [parser.line_at(offset) for offset in lexer.comments]
    if not parser.wrong:
        apply_rules(model, parser.options)
        apply_options(model)
    return Parsed(model, parser.wrong)


class Parser:
    """Walks through the tokens once."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.builder = ModelBuilder()
        self.options = Options()
        self.wrong: list[Wrong] = []
        self._data = DataReader()
        self._content = ContentReader(tokens)
        self._begins = [0, *(found.end() for found in LINE_ENDS.finditer(text))]

    def line_at(self, offset: int) -> int:
        return bisect_right(self._begins, offset)

    @property
    def sort(self) -> Sort:
        return self.tokens[self.at].sort

    def _refuse(self, what: str) -> SyntaxTrouble:
        return SyntaxTrouble(self.tokens[self.at].offset, what)

    def _may(self, sort: Sort) -> bool:
        """Go on if such a token stands here."""
        found = self.tokens[self.at].sort is sort
        self.at += found
        return found

    def _must(self, sort: Sort, where: str) -> Token:
        if self.sort is not sort:
            raise self._refuse(f"{self.sort} stands where {sort} should: {where}")
        self.at += 1
        return self.tokens[self.at - 1]

    def document(self) -> None:
        """Front matter and all blocks; what is wrong in one is noted, and the next is read."""
        self._may(Sort.LINE_END)
        self._may(Sort.EMPTY_LINE)
        if self.sort is Sort.FRONT_MATTER:
            self._try(self._front_matter)
            self._may(Sort.EMPTY_LINE)
        before: Member | None = None
        while True:
            before = self._try(self._block, before)
            if self.sort is Sort.END or len(self.wrong) >= MOST_ERRORS:
                return
            self.at += 1

    def _try(self, read: Callable[..., Member | None], *given: Member | None) -> Member | None:
        """What `read` gives, or None and a note of what is wrong; an empty line or the end comes next."""
        found = None
        try:
            found = read(*given)
            if self.sort not in BLOCK_ENDS:
                raise self._refuse(f"{self.sort} cannot stand here; an empty line is missing before it, or a backslash")
        except SyntaxTrouble as trouble:
            self.wrong.append(trouble.wrong)
        while self.sort not in BLOCK_ENDS:
            self.at += 1
        return found

    def _front_matter(self) -> None:
        token = self.tokens[self.at]
        self.at += 1
        self._may(Sort.LINE_END)
        self.builder.model.front_matter = self._data.front_matter(token.text, token.offset)
        self.options.set_by(self.builder.model.front_matter)

    def _block(self, before: Member | None) -> Member | None:
        """One block; gives the argument if it is one, as a structure may follow."""
        sort = self.sort
        if sort is Sort.HEADING:
            self._heading()
        elif sort is Sort.NUMBER:
            self._structure(before)
        elif sort is Sort.INDENT:
            self._list()
        elif sort in STATEMENTS or sort in ARGUMENTS:
            member = self._head(may_be_argument=True)
            self._below(_Frame(member))
            return member if member.is_argument else None
        elif sort is Sort.RELATION:
            raise self._refuse("a relation stands below nothing; it belongs directly under a statement or an argument")
        elif sort is Sort.END:
            raise self._refuse("it ends where a statement or an argument should come")
        else:
            raise self._refuse(f"{sort} cannot begin a paragraph")
        return None

    def _heading(self) -> None:
        token = self.tokens[self.at]
        self.at += 1
        heading = Member(self.line_at(token.offset))
        self.at = self._content.read(self.at, heading, self.options)
        self._read_data(heading)
        self.builder.section(len(token.text) - 1, heading)

    def _read_data(self, into: Member | Inference) -> None:
        token = self.tokens[self.at]
        if token.sort is Sort.DATA:
            self.at += 1
            into.data = self._data.data(token.text, token.offset)
            self._may(Sort.LINE_END)

    def _list(self) -> None:
        self.at += 1
        kind = self.sort
        if kind not in (Sort.ORDERED, Sort.BULLET):
            raise self._refuse("a relation stands below nothing; it belongs directly under a statement or an argument")
        while self._may(kind):
            self._below(_Frame(self._head(may_be_argument=True)))
        self._must(Sort.DEDENT, "all entries of a list are of one kind and one depth")

    def _head(self, *, may_be_argument: bool) -> Member:
        """A statement or an argument with its data, without what stands below it."""
        token = self.tokens[self.at]
        sort = token.sort
        member = Member(self.line_at(token.offset))
        if sort in ARGUMENTS and may_be_argument:
            member.is_argument = True
        elif sort not in STATEMENTS:
            kinds = "a statement or an argument" if may_be_argument else "a statement"
            raise self._refuse(f"{sort} stands where {kinds} should")
        if sort in REFERENCES:
            member.title, member.is_reference = token.text[1:-1], True
            self.at += 1
            while self.sort is Sort.TAG:
                self._content.tag(self.at, member)
                self.at += 1
            self._may(Sort.LINE_END)
        else:
            if sort in DEFINITIONS:
                member.title = token.text[1:-2]
                self.at += 1
            self.at = self._content.read(self.at, member, self.options)
        self._read_data(member)
        return member

    def _below(self, top: _Frame) -> None:
        """Reads the relations below what was just read, and theirs; each is closed after what stands below it."""
        frames, is_new = [top], True
        while frames:
            if is_new and self.sort is Sort.INDENT:
                self.at += 1
                self._parent(frames[-1].of)
                self._related(frames)
                continue
            frame = frames.pop()
            if isinstance(frame.of, Member):
                self.builder.close(frame.of)
            if frame.symbol and isinstance(frame.of, Member):
                self.builder.relate(frame.symbol, self._parent(frames[-1].of), frame.of, frame.line)
            is_new = bool(frames) and self.sort is Sort.RELATION
            if is_new:
                self._related(frames)
            elif frames:
                self._must(Sort.DEDENT, "it belongs to nothing above it")

    def _parent(self, of: Member | Inference) -> End:
        return of if isinstance(of, Inference) else self.builder.named(of)

    def _related(self, frames: list[_Frame]) -> None:
        token = self._must(Sort.RELATION, "what is indented is a relation to what is above it")
        symbol = token.text
        if isinstance(frames[-1].of, Inference) and symbol not in UNDERCUTS:
            self.at -= 1
            raise self._refuse("below an inference only doubts on it can stand, each with <_")
        member = self._head(may_be_argument=symbol != "><")
        frames.append(_Frame(member, symbol, self.line_at(token.offset)))

    def _structure(self, before: Member | None) -> None:
        """Premises, inferences and conclusions, from the first number to the end of the paragraph."""
        argument = self.builder.structure(before)
        if argument is None:
            raise self._refuse("the argument has premises and a conclusion already")
        inference: Inference | None = None
        while True:
            self._must(Sort.NUMBER, "an inference leads to a numbered conclusion")
            member = self._head(may_be_argument=False)
            self._below(_Frame(member))
            self.builder.line(argument, member, inference)
            is_conclusion, inference = inference is not None, None
            if self.sort is Sort.INFERENCE_START:
                inference = self._inference(argument)
            elif self.sort is not Sort.NUMBER:
                break
        if not is_conclusion:
            raise self._refuse("a structure ends in a conclusion, after an inference of four hyphens")
        self.builder.end_structure(argument)

    def _inference(self, argument: Argument) -> Inference:
        token = self._must(Sort.INFERENCE_START, "")
        inference = self.builder.inference(argument, self.line_at(token.offset))
        self._may(Sort.LINE_END)
        if self.sort in WORDS:
            self._rules(inference)
        self._may(Sort.LINE_END)
        self._read_data(inference)
        self._must(Sort.INFERENCE_END, "an inference ends in two hyphens")
        self._must(Sort.LINE_END, "the conclusion stands on a line of its own")
        if self.sort is Sort.INDENT:
            self._below(_Frame(inference))
        return inference

    def _rules(self, inference: Inference) -> None:
        while True:
            if self.sort not in WORDS:
                raise self._refuse("the name of a rule is missing")
            rule, self.at = self._content.words(self.at, self.options)
            inference.rules.append(rule.strip())
            if not self._may(Sort.COMMA):
                return
