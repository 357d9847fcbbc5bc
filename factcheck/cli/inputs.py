"""From what the user names on the command line to the bytes of articles."""

import os
import sys
from collections.abc import Iterator, Sequence

from factcheck.cli.exclusion import Excluded
from factcheck.config.errors import reason_of
from factcheck.records import NamedTuple
from factcheck.sources import SUFFIXES, SourceError

STDIN = "-"
_HERE = os.path.join(os.curdir, "")  # noqa: PTH118
LARGEST_INPUT = 100_000_000  # bytes; each format has a limit of its own below it


class Input(NamedTuple):
    """One article to be read; *error* says why there is nothing to read.

    *blob* is the name by which git knows the version that is read instead of the file. *before* is
    that of its earlier version, if what has changed is asked for; it is empty for a new article.
    """

    label: str
    path: str = ""  # empty for standard input
    error: str = ""
    blob: str = ""
    before: str | None = None

    @property
    def is_empty_folder(self) -> bool:
        """Whether it stands for a folder without articles."""
        return bool(self.error)


def find_inputs(paths: Sequence[str], stdin_label: str, excluded: Excluded) -> Iterator[Input]:
    """Yield the articles under *paths*, each once, folders in alphabetical order.

    Hidden files and folders are passed over unless they are named, and whatever is *excluded*.
    """
    seen: set[str] = set()
    for path in paths:
        if path == STDIN:
            found = [Input(stdin_label)]
        elif os.path.isdir(path):  # noqa: PTH112 - pathlib costs 9 ms
            if excluded(os.path.join(path, ""), ""):  # noqa: PTH118
                continue
            found = [Input(article, article) for article in _walk(path, excluded)]
            if not found:
                suffixes = ", ".join(sorted(filter(None, SUFFIXES)))
                found = [Input(path, error=f"no articles in this folder ({suffixes})")]
        elif excluded(path, ""):
            continue
        else:
            found = [Input(path, path)]
        for item in found:
            if item.label not in seen:
                seen.add(item.label)
                yield item


def read_input(item: Input) -> bytes:
    """Return the bytes of *item*.

    Raises:
        SourceError: They cannot be read.
    """
    if item.error:
        raise SourceError(item.error)
    try:
        if not item.path:
            data = sys.stdin.buffer.read(LARGEST_INPUT + 1)
        else:
            with open(item.path, "rb") as file:  # noqa: PTH123 - pathlib costs 9 ms
                data = file.read(LARGEST_INPUT + 1)
    except OSError as error:
        message = f"cannot be read: {reason_of(error)}"
        raise SourceError(message) from None
    if len(data) > LARGEST_INPUT:
        message = f"too large: no article has more than {LARGEST_INPUT:,} bytes"
        raise SourceError(message)
    return data


def _walk(folder: str, excluded: Excluded) -> Iterator[str]:
    """Yield the articles in *folder* and the folders below it."""
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not excluded(os.path.join(where, name, ""), folder)  # noqa: PTH118
        )
        for name in sorted(files):
            suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122
            if suffix and suffix in SUFFIXES and not name.startswith("."):
                path = os.path.join(where, name).removeprefix(_HERE)  # noqa: PTH118
                if not excluded(path, folder):
                    yield path
