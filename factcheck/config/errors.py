"""What cannot be used of a configuration, told in one line that says where."""

from __future__ import annotations

import os
from collections.abc import Callable


class ConfigError(ValueError):
    """What is wrong with a configuration, and where: a file and a line, or a flag."""


def shortened(path: str) -> str:
    """Return *path* as one reads it: from the working directory if it lies below."""
    here = os.getcwd() + os.sep  # noqa: PTH109 - pathlib costs 9 ms
    return path.removeprefix(here)


def misplaced(path: str, line: int, problem: str) -> ConfigError:
    """Return the error about *line* (from 1; 0 for none) of the file *path*."""
    return ConfigError(f"{shortened(path)}:{f'{line}:' if line else ''} {problem}")


def reason_of(error: OSError) -> str:
    """Return why a file could not be read or written, as the end of a sentence."""
    told = error.strerror or str(error)
    return f"{told[:1].lower()}{told[1:]}"


def content(path: str) -> str:
    """Return what the file *path* says.

    Raises:
        ConfigError: It cannot be read.
    """
    try:
        with open(path, encoding="utf-8") as stream:  # noqa: PTH123
            return stream.read()
    except UnicodeDecodeError as error:
        raise misplaced(path, 0, f"cannot be decoded: it is not UTF-8 ({error.reason})") from None
    except OSError as error:
        raise misplaced(path, 0, f"cannot be read: {reason_of(error)}") from None


def nearest(folder: str, found_in: Callable[[str], str]) -> str:
    """Return what *found_in* finds in *folder* or else in the first folder above it, or ""."""
    place = os.path.abspath(folder)  # noqa: PTH100 - pathlib costs 9 ms
    while True:
        if found := found_in(place):
            return found
        above = os.path.dirname(place)  # noqa: PTH120
        if above == place:
            return ""
        place = above
