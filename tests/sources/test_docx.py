"""A DOCX document becomes its accepted text, and one made to harm is refused with its reason."""

import pytest

from argmap.intake.errors import DamagedFile, SwollenFile
from argmap.sources.errors import NoText, UnknownKind
from argmap.sources.reading import read_source
from tests.sources.docx_making import docx, paragraph, part, zipped


def text_of(body: str, others: dict[str, str] | None = None) -> str:
    return read_source(docx(body, others), "a.docx").text


def test_insertions_are_kept_and_deletions_dropped():
    body = (
        "<w:p><w:r><w:t>one </w:t></w:r><w:ins><w:r><w:t>two </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>three</w:delText><w:t>four</w:t></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>five</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>six</w:t></w:r></w:moveTo></w:p>"
    )
    assert text_of(body) == "one two six"


def test_a_paragraph_whose_end_is_deleted_goes_on():
    deleted_end = "<w:rPr><w:del/></w:rPr>"
    assert text_of(paragraph("one ", deleted_end) + paragraph("two")) == "one two"
    assert text_of(paragraph("one", deleted_end)) == "one"


def test_a_deleted_row_is_dropped():
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('one')}</w:tc></w:tr>"
    assert text_of(f"<w:tbl>{gone}<w:tr><w:tc>{paragraph('two')}</w:tc></w:tr></w:tbl>") == "two"


def test_a_deleted_cell_is_dropped():
    gone = f"<w:tc><w:tcPr><w:cellDel/></w:tcPr>{paragraph('one')}</w:tc>"
    assert text_of(f"<w:tbl><w:tr>{gone}<w:tc>{paragraph('two')}</w:tc></w:tr></w:tbl>") == "two"


def test_what_only_looks_otherwise_since_a_tracked_change_stays():
    bold = "<w:rPr><w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
    run = f"<w:p><w:pPr>{bold}</w:pPr><w:r>{bold}<w:t>bold </w:t></w:r><w:r><w:t>words</w:t></w:r></w:p>"
    row = "<w:trPr><w:trPrChange><w:trPr/></w:trPrChange></w:trPr>"
    cell = f"<w:tc><w:tcPr><w:tcPrChange/></w:tcPr>{paragraph('cell')}</w:tc>"
    table = f"<w:tbl><w:tblPr><w:tblPrChange/></w:tblPr><w:tr>{row}{cell}</w:tr></w:tbl>"
    again = paragraph("again", "<w:pPrChange><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:pPrChange>")
    assert text_of(run + table + again) == "bold words\n\ncell\n\nagain"


def test_a_row_is_a_line_and_its_cells_stand_between_tabs():
    cells = "".join(f"<w:tc>{paragraph(word)}</w:tc>" for word in ("one", "two"))
    assert text_of(f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>") == "one\ttwo\none\ttwo"


def test_listed_paragraphs_stand_on_lines_of_their_own():
    listed = "<w:numPr><w:numId w:val='1'/></w:numPr>"
    assert text_of(paragraph("one", listed) + paragraph("two", listed)) == "one\ntwo"


def test_headings_are_told_by_style_and_by_the_style_it_is_based_on():
    styles = (
        '<w:style w:styleId="A"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="B"><w:name w:val="Own"/><w:basedOn w:val="A"/></w:style>'
        '<w:style w:styleId="C"><w:basedOn w:val="C"/></w:style>'
    )
    body = "".join(paragraph(word, f'<w:pStyle w:val="{style}"/>') for word, style in zip("xyz", "ABC", strict=True))
    document = read_source(docx(body, {"word/styles.xml": part("styles", styles)}), "a.docx")
    assert document.locators == ((0, "heading2", "x"), (3, "heading2", "y"))


def test_a_style_makes_a_list_and_a_paragraph_takes_it_back():
    styles = '<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    listed = paragraph("one", "<w:pStyle w:val='L'/>") + paragraph("two", "<w:pStyle w:val='L'/>")
    back = paragraph("three", "<w:pStyle w:val='L'/><w:numPr><w:numId w:val='0'/></w:numPr>")
    assert text_of(listed + back, {"word/styles.xml": part("styles", styles)}) == "one\ntwo\n\nthree"


def test_a_heading_in_a_text_box_does_not_make_a_heading_of_the_paragraph_around_it():
    heading = paragraph("boxed", "<w:outlineLvl w:val='0'/>")
    box = f"<w:r><w:txbxContent>{heading}</w:txbxContent></w:r>"
    document = read_source(docx(f"<w:p><w:r><w:t>around</w:t></w:r>{box}</w:p>"), "a.docx")
    assert document.text == "boxed\n\naround"
    assert document.locators == ((0, "heading1", "boxed"),)


def test_hidden_text_is_left_out():
    hidden, shown = "<w:rPr><w:vanish/></w:rPr>", "<w:rPr><w:vanish w:val='0'/></w:rPr>"
    runs = f"<w:r><w:t>one</w:t></w:r><w:r>{hidden}<w:t>two</w:t></w:r><w:r>{shown}<w:t>three</w:t></w:r>"
    assert text_of(f"<w:p>{runs}</w:p>") == "onethree"


def test_text_that_a_style_hides_is_left_out():
    styles = '<w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    run = "<w:p><w:r><w:rPr><w:rStyle w:val='H'/></w:rPr><w:t>one</w:t></w:r><w:r><w:t>two</w:t></w:r></w:p>"
    body = run + paragraph("three", "<w:pStyle w:val='H'/>")
    assert text_of(body, {"word/styles.xml": part("styles", styles)}) == "two"


def test_a_run_that_says_it_is_seen_is_not_hidden_by_its_style():
    styles = '<w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
    run = "<w:p><w:r><w:rPr><w:rStyle w:val='H'/><w:vanish w:val='0'/></w:rPr><w:t>one</w:t></w:r></w:p>"
    assert text_of(run, {"word/styles.xml": part("styles", styles)}) == "one"


def field(instruction: str, result: str) -> str:
    """A field; the instruction may hold others."""
    begin, separate, end = (f"<w:r><w:fldChar w:fldCharType='{what}'/></w:r>" for what in ("begin", "separate", "end"))
    return f"{begin}{instruction}{separate}<w:r><w:t>{result}</w:t></w:r>{end}"


def test_of_a_field_its_result_is_read_and_no_result_in_its_instruction():
    asked = "<w:r><w:instrText> = </w:instrText></w:r>" + field("", "12") + "<w:r><w:instrText> * 2</w:instrText></w:r>"
    run = "<w:r><w:t>{}</w:t></w:r>"
    assert text_of(f"<w:p>{run.format('it is ')}{field(asked, '24')}{run.format(' in all')}</w:p>") == "it is 24 in all"


def test_a_field_without_an_end_takes_no_words_away():
    begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
    end = "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    run = "<w:r><w:t>words</w:t></w:r>"
    assert text_of(f"<w:p>{run}{begin}{run}</w:p><w:p>{run}{end}</w:p>") == "wordswords\n\nwords"


def test_notes_stand_at_the_end_in_the_order_of_their_numbers():
    refer = "<w:p><w:r><w:t>one</w:t><w:footnoteReference w:id='7'/></w:r></w:p>"
    notes = f"<w:footnote w:id='0'>{paragraph('rule')}</w:footnote><w:footnote w:id='7'>{paragraph('two')}</w:footnote>"
    assert text_of(refer, {"word/footnotes.xml": part("footnotes", notes)}) == "one[1]\n\n[1] two"


def test_a_note_that_is_referred_to_twice_stands_there_once():
    refer = "<w:p><w:r><w:t>one</w:t><w:footnoteReference w:id='7'/><w:footnoteReference w:id='7'/></w:r></w:p>"
    notes = part("footnotes", f"<w:footnote w:id='7'>{paragraph('two')}</w:footnote>")
    assert text_of(refer, {"word/footnotes.xml": notes}) == "one[1][1]\n\n[1] two"


def test_words_that_are_another_file_are_told_of():
    body = f"{paragraph('one')}<w:altChunk w:id='a'/><w:subDoc w:id='b'/>"
    document = read_source(docx(body), "a.docx")
    assert document.text == "one"
    assert document.warnings == (
        "2 parts of “a.docx” cannot be read: the words are another file, to which the document leads.",
    )


def test_a_document_all_of_whose_words_are_another_file_is_told_so():
    with pytest.raises(NoText, match="holds no text to quote: its words are other files"):
        read_source(docx("<w:altChunk w:id='a'/>"), "a.docx")


def test_elements_nested_without_end_are_refused():
    with pytest.raises(SwollenFile, match="nested too deeply"):
        text_of("<w:p>" * 20_000 + "</w:p>" * 20_000)


def test_the_core_properties_say_title_author_and_date():
    core = "<c><title>T</title><creator>Ada</creator><modified>2024-05-06T07:00:00Z</modified></c>"
    document = read_source(docx(paragraph("one"), {"docProps/core.xml": core}), "a.docx")
    assert (document.title, document.authors, document.issued) == ("T", "Ada", "2024-05-06")


def test_words_that_look_like_html_stay_words():
    assert text_of(paragraph("&lt;b&gt; &amp;amp;")) == "<b> &amp;"


def test_relations_are_not_needed_and_odd_names_are_never_followed():
    assert text_of(paragraph("one"), {"../../etc/passwd": "two", "/word/x": "three"}) == "one"


def test_five_thousand_nested_tables_are_read_without_recursion():
    opened, closed = "<w:tbl><w:tr><w:tc>" * 5_000, "</w:tc></w:tr></w:tbl>" * 5_000
    assert text_of(f"{opened}{paragraph('one')}{closed}").strip() == "one"


def test_progress_is_told_while_a_long_document_is_read():
    told: list[tuple[int, int]] = []
    body = "".join(paragraph(str(number)) for number in range(40_000))
    read_source(docx(body), "a.docx", progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (100, 100)
    assert len(set(told)) > 5


def test_a_bomb_is_refused():
    with pytest.raises(SwollenFile, match="packed more than 200 to 1"):
        text_of(paragraph("x" * 5_000_000))


def test_ten_thousand_members_are_refused():
    with pytest.raises(SwollenFile, match="more than 2,000 members"):
        text_of(paragraph("one"), {f"word/{number}": "" for number in range(10_000)})


def test_an_entity_is_refused():
    styles = '<!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/passwd">]><s>&e;</s>'
    with pytest.raises(SwollenFile, match="declares entities"):
        text_of(paragraph("one"), {"word/styles.xml": styles})


def test_a_document_cut_short_is_damaged():
    with pytest.raises(DamagedFile, match=r"“a\.docx” is damaged"):
        read_source(docx(paragraph("one"))[:-40], "a.docx")


def test_a_document_of_broken_xml_is_damaged():
    with pytest.raises(DamagedFile, match="its XML cannot be read"):
        text_of(paragraph("one"), {"word/styles.xml": "<s>"})


def test_a_document_without_a_main_part_is_damaged():
    with pytest.raises(DamagedFile, match="no main part"):
        read_source(zipped({"[Content_Types].xml": "<Types/>", "word/x.xml": ""}), "a.docx")


def test_another_archive_is_of_another_kind():
    with pytest.raises(UnknownKind):
        read_source(zipped({"one": "two"}), "a.docx")
