"""Configuration files: found, read, and put together where one extends another.

What a file says is kept in the user's cache folder, so that neither TOML nor the library that
validates it is needed until the file changes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factcheck import cache
from factcheck.config.errors import ConfigError, content, misplaced, nearest, reason_of, shortened
from factcheck.config.model import Config, Key, Setting
from factcheck.expressions import compile_kept
from factcheck.toml_text import TomlError, find_line, read_toml

PYPROJECT = "pyproject.toml"
NAMES = ("factcheck.toml", ".factcheck.toml", PYPROJECT)
TABLE = ("tool", "factcheck")  # in pyproject.toml
_HEADER = compile_kept(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*[\"']?factcheck\b", re.MULTILINE)
_RULES_TWICE = compile_kept(r"\brules\b.*\btwice\b|overwrite", re.IGNORECASE)
_ASSIGNMENT = compile_kept(r"\s*[\w.\"'-]+\s*=")
_Said = tuple[tuple[Key, int, Any], ...]  # key, line (from 1) and value


def find_config(folder: str) -> str:
    """Return the configuration file nearest to *folder*: in it or above, "" if there is none.

    Raises:
        ConfigError: A ``pyproject.toml`` on the way cannot be read.
    """

    def found_in(place: str) -> str:
        for name in NAMES:
            path = os.path.join(place, name)  # noqa: PTH118 - pathlib costs 9 ms
            if os.path.isfile(path) and (name != PYPROJECT or _has_table(path)):  # noqa: PTH113
                return path
        return ""

    return nearest(folder, found_in)


def read_config(path: str) -> Config:
    """Return the configuration in the file *path*, with what it extends.

    Raises:
        ConfigError: It cannot be used.
    """
    start = os.path.abspath(path)  # noqa: PTH100
    chain: list[tuple[str, _Said]] = []
    while path:
        path = os.path.abspath(path)  # noqa: PTH100
        if path in (known := [one for one, _ in chain]):
            told = " → ".join(shortened(one) for one in (*known[known.index(path) :], path))
            line = next(line for key, line, _ in chain[-1][1] if key == ("extend",))
            raise misplaced(chain[-1][0], line, f"extend goes round in a circle: {told}")
        chain.append((path, _read(path)))
        path = _extended(*chain[-1])
    settings: dict[Key, Setting] = {}
    for place, said in reversed(chain):
        settings |= {key: Setting(value, place, line) for key, line, value in said}
    return Config(start, settings)


def read_assignments(texts: Sequence[str], flag: str) -> Mapping[Key, Setting]:
    """Return the settings in *texts*, each ``key = value``, which *flag* made.

    A value that is not TOML is taken as text, so that no quotes inside quotes are needed.

    Raises:
        ConfigError: There is no such key, or the value is not one for it.
    """
    settings: dict[Key, Setting] = {}
    for text in texts:
        key, _, value = text.partition("=")
        try:
            data = read_toml(text)
        except TomlError:
            quoted = value.strip().replace("\\", "\\\\").replace('"', '\\"')
            try:
                data = read_toml(f'{key} = "{quoted}"')
            except TomlError as error:
                message = f"{flag} {text!r}: {error}"
                raise ConfigError(message) from None
        for _, problem in _problems(data):
            message = f"{flag} {text!r}: {problem}"
            raise ConfigError(message)
        settings |= {key: Setting(value, flag) for key, value in _leaves(data)}
    if ("extend",) in settings:
        message = f"{flag}: extend belongs into a file"
        raise ConfigError(message)
    return settings


def is_assignment(text: str) -> bool:
    """Tell ``key = value`` from the name of a file."""
    return _ASSIGNMENT.match(text) is not None


def _extended(path: str, said: _Said) -> str:
    """Return the file that the file *path* extends, "" if it extends none."""
    for key, line, value in said:
        if key == ("extend",):
            folder = os.path.dirname(path)  # noqa: PTH120
            other = os.path.join(folder, os.path.expanduser(value))  # noqa: PTH111, PTH118
            if not os.path.isfile(other):  # noqa: PTH113
                raise misplaced(path, line, f"extend: there is no file {shortened(other)}")
            return other
    return ""


def _has_table(path: str) -> bool:
    """Tell whether the ``pyproject.toml`` *path* speaks to factcheck."""
    return _HEADER.search(content(path)) is not None


def _read(path: str) -> _Said:
    """Return what the file *path* itself says, from the cache if it has not changed."""
    try:
        state = _state(path)
    except OSError as error:
        raise misplaced(path, 0, f"cannot be read: {reason_of(error)}") from None
    name = cache.cache_name("config", path)
    said: _Said | None = cache.load(name, state)
    if said is None:
        said = _parse(path, content(path))
        cache.save(name, said, state)
    return said


def _state(path: str) -> cache.State:
    """Return what identifies the content of *path*, and of the modules that read it."""
    here = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120
    return tuple(sorted((*cache.state_of((path,)), *cache.state_below(here, ".py"))))


def _parse(path: str, text: str) -> _Said:
    """Return what *text*, the content of the file *path*, says."""
    try:
        data = read_toml(text)
    except TomlError as error:
        problem = str(error)
        if _RULES_TWICE.search(problem):  # TOML has no name for both a list and a table
            problem += "; beside [rules.NAME] the folders are rules.from = [...]"
        raise misplaced(path, error.line + 1, problem) from None
    prefix = TABLE if os.path.basename(path) == PYPROJECT else ()  # noqa: PTH119
    for name in prefix:
        data = data.get(name, {})
    found = [(find_line(text, (*prefix, *keys)) + 1, problem) for keys, problem in _problems(data)]
    if found:
        raise misplaced(path, *min(found))
    return tuple((key, find_line(text, (*prefix, *key)) + 1, value) for key, value in _leaves(data))


def _problems(data: Mapping[str, Any]) -> Sequence[tuple[Key, str]]:
    from factcheck.config.schema import problems  # noqa: PLC0415 - brings pydantic

    return problems(data)


def _leaves(data: Mapping[str, Any], above: Key = ()) -> Iterator[tuple[Key, Any]]:
    """Yield the single settings in *data*, which is valid."""
    for name, value in data.items():
        key = (*above, name)
        if isinstance(value, dict):
            yield from _leaves(value, key)
        else:
            # A list where a table might stand has only the table's "from".
            plain = tuple(value) if isinstance(value, list) else value
            yield (("rules", "from") if key == ("rules",) else key), plain
