"""A configuration that cannot be used, told in one line that says where."""

from __future__ import annotations

import os


class ConfigError(ValueError):
    """What is wrong with a configuration, and where: a file and a line, or a flag."""


def shortened(path: str) -> str:
    """Return *path* as one reads it: from the working directory if it lies below."""
    here = os.getcwd() + os.sep  # noqa: PTH109 - pathlib costs 9 ms
    return path.removeprefix(here)


def misplaced(path: str, line: int, problem: str) -> ConfigError:
    """Return the error about *line* (from 1; 0 for none) of the file *path*."""
    return ConfigError(f"{shortened(path)}:{f'{line}:' if line else ''} {problem}")
