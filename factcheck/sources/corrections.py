"""Corrections as they are typed into the source of an article, which may have markup there."""

from collections.abc import Sequence

from factcheck.expressions import compile_kept

_MARKUP = {"html": compile_kept(r"<"), "markdown": compile_kept(r"[<*_~\[\]]")}


def has_markup(source: str, form: str) -> bool:
    """Tell whether markup stands among the characters *source* of an article of format *form*."""
    return form in _MARKUP and _MARKUP[form].search(source) is not None


def written(text: str, form: str, between: Sequence[str] = ()) -> str:
    """Return *text* as it is typed into an article of the format *form*.

    *between* is what the source has between the characters that *text* takes the place of. Markup
    among it stays, as far from the end as it was, because it may begin or end around the figure.

    >>> written("fewer than 5 & more", "html"), written("5 < 6", "text")
    ('fewer than 5 &amp; more', '5 < 6')
    >>> written("1,398", "html", ("<b>", ""))
    '1,3<b>98'
    """
    pieces: list[str] = []
    done = 0
    for index, gap in enumerate(between):
        if has_markup(gap, form):
            place = max(0, len(text) - len(between) + index)
            pieces += (_typed(text[done:place], form), gap)
            done = place
    return "".join((*pieces, _typed(text[done:], form)))


def _typed(text: str, form: str) -> str:
    if form != "html":
        return text
    from html import escape  # noqa: PLC0415 - loaded already where HTML was read

    return escape(text, quote=False)
