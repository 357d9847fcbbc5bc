"""Comments that speak to factcheck, read: ``factcheck: ignore[share-of-total: "98,7%"] -- why``.

What a comment may say is the same in every format; where it stands in the article is the
readers' business, and what it silences that of `factcheck.suppressions`.
"""

import re
from typing import Literal, cast, get_args

from factcheck.expressions import compile_kept
from factcheck.model import Comment
from factcheck.records import NamedTuple

Verb = Literal["ignore", "ignore-file", "disable", "enable"]
VERBS: tuple[str, ...] = get_args(Verb)
# Word writes "--" as a dash, and straight quotes as curly ones.
_QUOTED = r"\"[^\"]*\"|“[^”]*”|'[^']*'"
_SHAPE = compile_kept(
    rf"\s*(?i:factcheck)\s*:\s*(?P<verb>[\w-]+)\s*(?P<list>\[(?P<names>(?:{_QUOTED}|[^\]\"“'])*)\])?"
    r"\s*(?:(?:--+|[–—])\s*(?P<reason>.*?))?\s*\Z",
    re.DOTALL,
)
_SOMETHING = compile_kept(r"\S")
_NAME = compile_kept(rf"\s*(?P<name>[\w-]+)\s*(?::\s*(?P<value>{_QUOTED})\s*)?(?:,|\Z)")


class Name(NamedTuple):
    """A rule, a family or ``all``; with a *value* only what is said of that figure is meant."""

    name: str
    value: str = ""


class Directive(NamedTuple):
    """What a comment asks for."""

    verb: Verb
    names: tuple[Name, ...]
    reason: str
    comment: Comment


class Fault(NamedTuple):
    """Why a comment cannot be understood: the name of a message, and what stands in its fields."""

    message: str
    values: dict[str, str]


def read_directive(comment: Comment) -> Directive | Fault:
    r"""Return what *comment* asks for, or what is wrong with it.

    >>> from factcheck.model import Span
    >>> text = 'factcheck: ignore[total-of-parts, share-of-total: "98,7%"] -- as published'
    >>> directive = read_directive(Comment(text, Span(0, 80), 0))
    >>> [tuple(name) for name in directive.names], directive.reason
    ([('total-of-parts', ''), ('share-of-total', '98,7%')], 'as published')
    >>> read_directive(Comment("factcheck: ignore", Span(0, 17), 0)).message
    'no_rule'
    """
    found = _SHAPE.match(comment.text)
    if found is None:
        return Fault("", {"text": " ".join(comment.text.split())})
    verb = found["verb"]
    if verb not in VERBS:
        return Fault("verb", {"verb": verb, "verbs": ", ".join(VERBS)})
    names = _names(found["names"] or "")
    if names is None:
        return Fault("", {"text": " ".join(comment.text.split())})
    if not names:
        return Fault("no_rule", {"verb": verb})
    if verb in {"disable", "enable"} and any(name.value for name in names):
        return Fault("value", {"verb": verb})
    return Directive(cast("Verb", verb), names, " ".join((found["reason"] or "").split()), comment)


def _names(text: str) -> tuple[Name, ...] | None:
    """Return what stands between the brackets, None if it is no list of names."""
    names: list[Name] = []
    place = 0
    while _SOMETHING.search(text, place):
        found = _NAME.match(text, place)
        if found is None:
            return None
        names.append(Name(found["name"], " ".join((found["value"] or "")[1:-1].split())))
        place = found.end()
    return tuple(names)
