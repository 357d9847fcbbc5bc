"""Reading text and the way back: every character is led to the characters it was read from."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.model import Span
from factcheck.sources import SourceError, read_source
from factcheck.sources.decoding import decode
from factcheck.sources.limits import LARGEST_FILE, LONGEST_LINE, LONGEST_TEXT
from factcheck.sources.reading import reading_text

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
SAMPLE = "Ngày 17/5/2023, Tỉnh ủy\u00a0tổ chức – “412/431” đại biểu…\n\nẢnh:\tTuấn Hùng"
PIECES = st.sampled_from(
    [
        *"aeo đ1234567890.,/%-–—−’“”…\"'()",
        "ế",
        "e\u0302\u0301",
        "o\u031b\u0323",
        "\u0301",
        "\u0323",
        "\r\n",
        "\r",
        "\n",
        "\t",
        "\u00a0",
        "\u202f",
        "\u2009",
        "\u2028",
        "\u212b",
        "\u1100",
        "\u1161",
        "\u11a8",
        *INVISIBLE,
    ]
)


def plain(text: str) -> str:
    """Return *text* normalised without any care for places, to compare with."""
    # Line breaks first: what stands between a CR and a LF makes them two.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for character in INVISIBLE:
        text = text.replace(character, "")
    text = unicodedata.normalize("NFC", text)
    for fancy, simple in (
        *((space, " ") for space in "\u00a0\u202f\u2009"),
        *((dash, "-") for dash in "–−"),
        *((quote, '"') for quote in "“”"),
        ("’", "'"),
        ("\u2028", "\n"),
    ):
        text = text.replace(fancy, simple)
    return text


@given(st.lists(PIECES, max_size=40).map("".join))
@example("e\u200b\u0301")
@example("\r\n\u0301")
@example("\ufeff1\u0301\r\n")
@example("\r\u00ad\n")
def test_every_character_leads_back_to_what_it_was_read_from(source: str) -> None:
    text, source_map = reading_text(source)
    assert text == plain(source)
    last = 0
    for position in range(len(text)):
        start, end = source_map.locate(Span(position, position + 1))
        assert last <= start < end
        # Letters that compose across pieces may be led to more than their own characters.
        assert text[position] in plain(source[start:end])
        last = start
    start, end = source_map.locate(Span(0, len(text)))
    assert not plain(source[:start] + source[end:])


@given(st.text(max_size=60))
def test_any_text_is_read_composed(source: str) -> None:
    text, _ = reading_text(source)
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert not set(text) & set(INVISIBLE)


@pytest.mark.parametrize(
    "change",
    [
        str,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: unicodedata.normalize("NFD", text).replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(" ", " \u200b"),
    ],
    ids=["as is", "NFD", "CRLF", "NFD and CRLF", "BOM", "NBSP", "zero width"],
)
def test_a_figure_is_found_at_its_place_however_the_file_was_saved(change: object) -> None:
    assert callable(change)
    source = change(SAMPLE)
    text, source_map = reading_text(source)
    for words in ("17/5/2023", '"412/431"', "Tỉnh", "ủy", "Tuấn Hùng"):
        start = text.index(words)
        place = source_map.locate(Span(start, start + len(words)))
        assert plain(source[slice(*place)]) == words


def test_an_empty_span_stays_where_it_is() -> None:
    _, source_map = reading_text("e\u0301\r\n\u200b1")
    assert source_map.locate(Span(0, 0)) == (0, 0)
    assert source_map.locate(Span(1, 1)) == (2, 2)
    assert source_map.locate(Span(3, 3)) == (6, 6)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le-bom", "utf-16-be-bom"])
def test_encodings(encoding: str) -> None:
    if encoding.endswith("-bom"):
        data = ("\ufeff" + SAMPLE).encode(encoding.removesuffix("-bom"))
    else:
        data = SAMPLE.encode(encoding)
    assert decode(data) == SAMPLE


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"ab\n\xff\xfe", "cannot be decoded: byte 4 of 5 (0xff), line 2 is not UTF-8"),
        ("Quý".encode("latin-1"), "byte 3 of 3 (0xfd), line 1 is not UTF-8"),
        (b"\xff\xfea", "is not UTF-16"),
        (b"abc\0def", "not a text file: character 4 is NUL"),
        (b"\x7fELF\x02\x00\xff", "not a text file: byte 6 is NUL"),
        (b"%PDF-1.7\n", "it looks like a PDF document"),
        (b"PK\x03\x04", "an Office document"),
    ],
)
def test_what_is_no_text_is_refused_with_the_place(data: bytes, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        (" \n\ufeff\u00a0\n", "empty"),
        (
            "a\n" + "x" * (LONGEST_LINE + 1),
            "line 2, column 1: 1,000,001 characters without a break",
        ),
        ("a\nb " + "7" * 100_000, "line 2, column 3: a number of 100,000 digits"),
        ("a" * 9 + "\n" * LARGEST_FILE, "too large: 20,000,009 bytes"),
        ("Ký. " * (LONGEST_TEXT // 4 + 1), "too long: 5,000,004 characters"),
    ],
)
def test_hostile_texts_are_refused_with_the_place(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read_source(text.encode(), "draft.txt")


def test_long_articles_of_ordinary_lines_are_welcome() -> None:
    article = "Có 412 đại biểu tham dự.\n" * 50_000
    assert len(read_source(article.encode(), "draft.txt").blocks) == 50_000


@given(st.lists(PIECES, max_size=40).map("".join))
def test_the_map_finds_its_way_forward_as_well(source: str) -> None:
    text, source_map = reading_text(source)
    for position in range(len(text)):
        origin = source_map.locate(Span(position, position + 1)).start
        assert source_map.find(origin) <= position
        assert source_map.locate(Span(source_map.find(origin), position + 1)).start == origin
    assert source_map.find(len(source)) == len(text)


def test_suffixes_decide_the_format() -> None:
    assert read_source(b"412 voters", "draft.MD").source.format == "markdown"
    assert read_source(b"412 voters", "README").source.format == "text"
    with pytest.raises(SourceError, match=r"articles in \.pdf cannot be read"):
        read_source(b"412 voters", "page.pdf")


VIETNAMESE = (
    "S\u00e1ng 17/5, U\u0309y ban nh\u00e2n d\u00e2n ti\u0309nh t\u00f4\u0309 ch\u01b0\u0301c h\u00f4\u0323i nghi\u0323 v\u01a1\u0301i"
    " 412/431 \u0111a\u0323i bi\u00ea\u0309u tham d\u01b0\u0323, \u0111a\u0323t 95,6%. Theo b\u00e1o c\u00e1o, ti\u0309nh \u0111a\u0303 h\u00f4\u0303 tr\u01a1\u0323."
)
ENGLISH = (
    "The council\u2019s meeting on 17 May cost \u00a3412 million \u2014 \u201ctoo much\u201d, said the mayor\u2019s aide, and"
    " 95% of those who were there agreed with her that it was na\u00efve to hope for less."
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (VIETNAMESE, "cp1258"),
        (ENGLISH, "cp1252"),
        (SAMPLE, "utf-16-le"),
        (SAMPLE, "utf-16-be"),
        ("412 riders", "utf-16-le"),
    ],
)
def test_encodings_that_a_file_does_not_tell_are_guessed_where_they_are_sure(
    text: str, encoding: str
) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["cp1252", "iso-8859-15"])
def test_a_page_names_its_encoding(encoding: str) -> None:
    page = f'<meta http-equiv=x content="text/html; charset={encoding}"><p>caf\u00e9 412'
    document = read_source(page.encode(encoding), "page.html")
    assert document.text == "caf\u00e9 412"
    assert read_source(page.encode(), "page.html").text == "caf\u00e9 412"


@pytest.mark.parametrize(
    "data",
    [
        "L'\u00e9t\u00e9 \u00e0 Besan\u00e7on, 412 \u00e9l\u00e8ves".encode("latin-1"),
        "\u041f\u0440\u0438\u0432\u0435\u0442 412".encode("koi8-r"),
        bytes([0x53, 0xB8, 0x6E, 0x67, 0x20, 0x31, 0x37, 0x2F, 0x35, 0x20, 0xF1, 0xE2]) * 4,
    ],
)
def test_encodings_that_are_not_sure_are_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="encoding cannot be told for sure; save the file as"):
        decode(data)
