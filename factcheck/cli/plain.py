"""The usual command line, read without Typer: ``check`` with paths and complete flags.

Importing Typer takes longer than reading, checking and reporting an article together, and editors
and hooks call ``factcheck check`` all the time. Whatever is not plain here (help, abbreviations, a
mistake) is left to Typer, so that there is one place for every message.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.cli.check_options import CheckOptions

SHORT = {"-q": "--quiet", "-v": "--verbose", "-j": "--jobs"}
REPEATABLE = frozenset(
    {"select", "ignore", "extend_select", "exclude", "extend_exclude", "config", "report"}
)


def read_plain(arguments: Sequence[str]) -> CheckOptions | None:
    """Return the options of ``check``, None if *arguments* are not plain.

    >>> read_plain(["draft.txt", "--level=info", "-q"]).level
    'info'
    >>> read_plain(["draft.txt", "--help"])
    """
    values: dict[str, object] = {}
    paths: list[str] = []
    defaults = CheckOptions._field_defaults
    waiting = iter(arguments)
    for argument in waiting:
        if not argument.startswith("-") or argument == "-":
            paths.append(argument)
            continue
        flag, sign, value = SHORT.get(argument, argument).partition("=")
        name = flag[2:].replace("-", "_")
        if not flag.startswith("--") or name not in defaults or name == "paths" or "_" in flag:
            return None
        if isinstance(defaults[name], bool):
            if sign:
                return None
            values[name] = True
            continue
        if not sign:
            value = next(waiting, "--")
            if value.startswith("-"):
                return None
        values[name] = (*values.get(name, ()), value) if name in REPEATABLE else value  # type: ignore[misc]
    return CheckOptions(tuple(paths), **values)  # type: ignore[arg-type]
