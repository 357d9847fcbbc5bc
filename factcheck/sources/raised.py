"""Raised and lowered letters: exponents and indices stay, marks of footnotes go.

"10<sup>6</sup>" must never become 106. What is raised and belongs to a number or a unit is written
with Unicode's own raised digits, as in plain text; a mark that leads to a note is left out.
"""

from collections.abc import Sequence

from factcheck.expressions import compile_kept
from factcheck.sources.writer import Piece

_RAISED = str.maketrans("0123456789+-\u2212n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_LOWERED = str.maketrans("0123456789+-\u2212", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_POWER = compile_kept(r"(?:(?<!\d)(?:10|2|e)|[)\]])\Z")
_UNIT = compile_kept(r"(?<![^\W\d_])(?:[kcdmµn]?m|s|ft|in|yd|mi)\Z")
_EXPONENT = compile_kept(r"[+\-\u2212]?\d{1,3}\Z")
_DEGREE = compile_kept(r"\d ?\Z")
_NOTE = compile_kept(r"[\d\s,;*†‡§#()\[\]–-]+\Z|\[?[a-z]\]?\Z|\[[\w ]{1,20}\]\Z")


def raised(before: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return what to write for raised *pieces* behind the text *before*.

    >>> [piece.text for piece in raised("7 × 10", [Piece("6", 0, 1)])]
    ['⁶']
    >>> raised("412 voters", [Piece("3", 0, 1)])
    []
    """
    text = "".join(piece.text for piece in pieces).strip()
    if text in {"o", "0", "O", "º", "°"} and _DEGREE.search(before):
        return [Piece("°", pieces[0].start, pieces[-1].end)]
    if _EXPONENT.match(text) and (
        _POWER.search(before) or (text.lstrip("+-\u2212") in "123" and _UNIT.search(before))
    ):
        return [piece._replace(text=piece.text.translate(_RAISED)) for piece in pieces]
    return [] if _NOTE.match(text) else list(pieces)


def lowered(pieces: Sequence[Piece]) -> list[Piece]:
    """Return what to write for lowered *pieces*.

    >>> [piece.text for piece in lowered([Piece("2", 0, 1)])]
    ['₂']
    """
    return [piece._replace(text=piece.text.translate(_LOWERED)) for piece in pieces]
