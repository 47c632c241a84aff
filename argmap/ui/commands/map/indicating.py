"""The words of a source that say what a sentence does in an argument: marked on wish, and taken at their word."""

from argmap.core.anchoring import Quote
from argmap.core.records import SourceText
from argmap.reasoning.indicated import IndicatorReader, suggested
from argmap.ui.commands.map.adding import begin_under
from argmap.ui.context import MapContext
from argmap.ui.panels.indicating import reader_for, unknown_language
from argmap.ui.translating import translate


def mark(context: MapContext) -> None:
    """Mark them in the reader, or no more."""
    marks = not context.preferences.marks_indicators
    context.preferences.set_marks_indicators(marks)
    if marks and reader_for(context.document) is None:
        context.message.emit(unknown_language())


def take(context: MapContext) -> None:
    """Begin the card that the indicator words of the sentence at the cursor suggest, from the whole sentence."""
    reader = reader_for(context.document)
    if reader is None:
        context.message.emit(unknown_language())
        return
    text, offset = context.document.find(SourceText, context.source_text_id or ""), _place(context)
    if text is None or offset is None:
        context.message.emit(translate("MapContext", "Click into a sentence of the source first."))
        return
    _take_at(context, reader, text, offset)


def _place(context: MapContext) -> int | None:
    """Where one reads: where words are selected, or else at the cursor."""
    quote = context.reader_quote
    return quote.start if quote is not None else context.reader_offset


def _take_at(context: MapContext, reader: IndicatorReader, text: SourceText, offset: int) -> None:
    sentence = reader.at(text.text, offset)
    card = suggested(sentence.indicators) if sentence is not None else None
    if sentence is None or card is None:
        words = "No word in this sentence says what it does here. Select it, and press C, E or O."
        context.message.emit(translate("MapContext", words))
        return
    begin_under(context, *card, Quote(text.id, sentence.start, sentence.end))
