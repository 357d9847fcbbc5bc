"""Patterns of files, written as in ``.gitignore``: which files a list of them speaks of."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def matched(path: str, patterns: Sequence[str], folder: str) -> bool | None:
    """Return what *patterns* say of *path*, which ends in a slash if it is a folder.

    They start from *folder*, and the last that fits decides: True, or False if it begins with
    ``!``. None if no pattern fits, or if *path* does not lie below *folder*.

    >>> matched("drafts/old/a.md", ("old/", "!*.txt"), "drafts")
    True
    >>> matched("drafts/a.txt", ("old/", "!*.txt"), "drafts")
    False
    >>> matched("a.md", ("*.md",), "drafts")
    """
    inside = os.path.relpath(path, folder)
    if not patterns or inside.startswith(os.pardir):
        return None
    inside = inside.replace(os.sep, "/") + "/" * path.endswith(("/", os.sep))
    return _spec(tuple(patterns)).check_file(inside).include


def is_pattern(line: str) -> bool:
    """Tell whether *line* can be read as a pattern."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - see `_spec`

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True


@cache
def _spec(lines: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - costs more than an article

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:  # a line in somebody's .gitignore; git passes over it, too
        return GitIgnoreSpec.from_lines([line for line in lines if is_pattern(line)])
