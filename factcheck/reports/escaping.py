"""Text of articles made harmless for those who read it: terminals, log files, XML parsers.

An article may hold anything: escape sequences of terminals, line breaks where a report has one
line, marks that turn the direction of writing. What a single format demands beyond that is told
in its own module.
"""

from __future__ import annotations

from factcheck.expressions import compile_kept

# Control characters, separators of lines, and marks that make what follows run the other way.
_CONTROL = r"\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
_UNPRINTABLE = compile_kept(rf"[{_CONTROL}\u00a0\u202f\u2009]")
_BLANKS = compile_kept(rf"[\s{_CONTROL}]+")
_STEERING = compile_kept(rf"(?![\t\n])[{_CONTROL}]")
# What JSON and XML let through of these, and can spell otherwise.
_RAW = compile_kept(r"[\r\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_SURROGATE = compile_kept(r"[\ud800-\udfff]")
# What no XML document may hold, not even as a reference.
_NOT_XML = compile_kept(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_SIGNS = compile_kept(r"([\\`*_\[\]<>&|~$@])")
_FIRST_SIGNS = compile_kept(r"^([#+=-]|\d+(?=[.)]))")  # begin headings and lists
_WORD_JOINER = "\u2060"


def plain(text: str) -> str:
    r"""Return *text* without what would move the cursor, one character for one.

    >>> plain("30\u00a0June\x1b[2J")
    '30 June [2J'
    """
    return _UNPRINTABLE.sub(" ", text)


def one_line(text: str) -> str:
    r"""Return *text* as one line of printable characters.

    >>> one_line(" 30\nJune\x1b[2J")
    '30 June [2J'
    """
    return _BLANKS.sub(" ", text).strip()


def many_lines(text: str) -> str:
    r"""Return *text* with its lines and tabs, but without what would move the cursor otherwise.

    >>> many_lines("30\tJune\r\n5\x1b[2J")
    '30\tJune\n5 [2J'
    """
    return _STEERING.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def json_text(text: str) -> str:
    r"""Return the JSON *text* with escapes for what would move a cursor or split a line.

    >>> json_text('"30\u2028\x9b2J"')
    '"30\\u2028\\u009b2J"'
    """
    return _RAW.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def xml_document(text: str) -> str:
    r"""Return the XML *text* with references for what would move a cursor or split a line.

    >>> xml_document("<a>30\x9b2J</a>")
    '<a>30&#155;2J</a>'
    """
    return _RAW.sub(lambda sign: f"&#{ord(sign[0])};", text)


def whole(text: str) -> str:
    r"""Return *text* without halves of characters, which file names may have and UTF-8 may not.

    >>> whole("b\udce9.txt")
    'b\ufffd.txt'
    """
    return _SURROGATE.sub("\ufffd", text)


def xml_text(text: str) -> str:
    r"""Return *text* with a replacement character where XML cannot hold it.

    >>> xml_text("a\x1b]]>")
    'a\ufffd]]>'
    """
    return _NOT_XML.sub("\ufffd", text)


def markdown(text: str) -> str:
    r"""Return *text* as one line that Markdown shows as it is.

    >>> print(markdown("<b>5*3</b>"), markdown("1. May"), markdown("- 5"))
    \<b\>5\*3\</b\> 1\. May \- 5
    """
    # A name behind an at sign would be called by services that show the report.
    escaped = _SIGNS.sub(r"\\\1", one_line(text)).replace("\\@", f"\\@{_WORD_JOINER}")
    return _FIRST_SIGNS.sub(
        lambda sign: f"{sign[0]}\\" if sign[0].isdigit() else f"\\{sign[0]}", escaped
    )
