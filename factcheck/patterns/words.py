"""Words as expressions that do not try one after the other.

A list of sixty verbs is written as a tree: one branch for each first letter, and so on. So a
position where none of them begins is left after one comparison, and a search can skip to where one
may begin.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from factcheck.expressions import compile_kept
from factcheck.spellings import spellings

_PLAIN = compile_kept(r"\w+(?: \w+)*\Z")
_Tree: TypeAlias = "dict[str, _Tree]"
_END = ""  # the key that says that a word may end here


def is_plain(text: str) -> bool:
    """Tell whether *text* has whole words only, with one space between them."""
    return _PLAIN.match(text) is not None


def any_word(words: Iterable[str], *, first: bool = False) -> str:
    r"""Return an expression for any of the plain *words*, in all their spellings, as whole words.

    An expression that comes *first* in a pattern begins with the letters themselves, because a
    search skips to them; elsewhere the look at the character before them comes first.

    >>> any_word(["rise", "rose", "grew"])
    '\\b(?:grew|r(?:ise|ose))\\b'
    >>> any_word(["rise"], first=True)
    'r(?<!\\wr)ise\\b'
    """
    tree: _Tree = {}
    for word in sorted({spelled for one in words for spelled in spellings(one)}):
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[_END] = {}
    if first:
        ways = [f"{letter}(?<!\\w{letter}){_written(node)}" for letter, node in tree.items()]
        return f"{_group(ways)}\\b"
    return f"\\b{_written(tree)}\\b"


def _written(tree: _Tree) -> str:
    ways = [f"{letter}{_written(node)}" for letter, node in tree.items() if letter != _END]
    if not ways:
        return ""
    if _END in tree:
        return f"(?:{'|'.join(ways)})?"
    return _group(ways)


def _group(ways: list[str]) -> str:
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
