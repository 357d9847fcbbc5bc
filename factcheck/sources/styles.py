"""Word's styles: which element of HTML a paragraph is, by its style and its own properties.

A document names its styles as it likes, but behind each stands one of Word's own, whose names are
English in every language of Word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

LONGEST_CHAIN = 20  # of styles based on each other
_TAGS = {
    "title": "h1",
    "caption": "figcaption",
    "quote": "blockquote",
    "intense quote": "blockquote",
    "block text": "blockquote",
    **{f"heading {level}": f"h{min(level, 6)}" for level in range(1, 10)},
}
_LISTS = ("list bullet", "list number", "list continue")
_OFF = frozenset(("0", "false", "off", "none"))


def local(element: Any) -> str:
    """Return the name of *element* without its namespace, empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Any, name: str) -> Iterator[Any]:
    """Yield the elements called *name* directly inside of *element*, which may be None."""
    return (one for one in (() if element is None else element) if local(one) == name)


def child(element: Any, *path: str) -> Any:
    """Return the first element at *path* inside of *element*, None if there is none."""
    for name in path:
        element = next(children(element, name), None)
    return element


def value(element: Any, name: str = "val") -> str:
    """Return the attribute *name* of *element* whatever its namespace, empty if it has none."""
    found = () if element is None else element.attrib.items()
    return next((content for key, content in found if key.rpartition("}")[2] == name), "")


def is_on(properties: Any, name: str) -> bool:
    """Tell whether *properties* switch *name* on."""
    found = child(properties, name)
    return found is not None and value(found) not in _OFF


class Styles:
    """The styles of a document."""

    def __init__(self, root: Any) -> None:
        """Read them from the *root* of their part, None if the document has none."""
        self._styles = {value(style, "styleId"): style for style in children(root, "style")}
        defaults = child(root, "docDefaults", "rPrDefault", "rPr", "lang")
        self.language = value(defaults).lower()[:2]

    def tag(self, properties: Any) -> str:
        """Return the element that a paragraph with such *properties* is."""
        level = child(properties, "outlineLvl")
        number = child(properties, "numPr", "numId")
        tag = _heading(value(level))
        name = value(child(properties, "pStyle"))
        for _ in range(LONGEST_CHAIN):
            style = self._styles.get(name)
            if style is None or tag:
                break
            called = value(child(style, "name")).lower()
            own = child(style, "pPr")
            tag = _TAGS.get(called, "") or _heading(value(child(own, "outlineLvl")))
            tag = tag or ("li" if called.startswith(_LISTS) else "")
            number = child(own, "numPr", "numId") if number is None else number
            name = value(child(style, "basedOn"))
        listed = "li" if value(number) not in ("", "0") else "p"
        return tag or listed


def _heading(level: str) -> str:
    """Return the heading of an outline level, which counts from 0; 9 is text."""
    return f"h{min(int(level) + 1, 6)}" if level.isdecimal() and int(level) < 9 else ""
