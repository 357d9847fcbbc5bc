"""Options that several commands share, and how their values are checked.

The choices are checked here and not by an enumeration or ``Literal``: Typer understands the
latter only from 0.19 on, and an enumeration would have to be kept beside the types of the model.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn

import typer

from factcheck.languages import language_codes
from factcheck.patterns.errors import suggestion

ENVIRONMENT_FORMAT = "FACTCHECK_OUTPUT_FORMAT"
DATE_ORDERS = ("auto", "dmy", "mdy", "ymd")
COLORS = ("auto", "always", "never")


def choice(flag: str, choices: Callable[[], Sequence[str]], metavar: str, text: str) -> Any:
    """Return the option *flag*, whose value is one of *choices*.

    The choices are asked for when they are needed: those of ``--lang`` are files.
    """

    def checked(value: str | None) -> str | None:
        if value is not None and value not in choices():
            message = f"{value!r} is none of {', '.join(choices())}"
            raise typer.BadParameter(message)
        return value

    def completed(incomplete: str) -> list[str]:
        return [name for name in choices() if name.startswith(incomplete)]

    return typer.Option(
        flag,
        callback=checked,
        autocompletion=completed,
        metavar=metavar,
        help=text,
        show_default=False,
    )


def language_choices() -> tuple[str, ...]:
    """Return what ``--lang`` may be."""
    return ("auto", *language_codes())


def names(values: Iterable[str] | None) -> tuple[str, ...]:
    """Return the names in options that are repeated or separated by commas."""
    return tuple(
        name.strip() for value in values or () for name in value.split(",") if name.strip()
    )


def complain(message: str) -> None:
    """Say on standard error what could not be done."""
    sys.stderr.write(f"factcheck: {message}\n")


def end(message: str) -> NoReturn:
    """End the command because of *message*."""
    complain(message)
    raise typer.Exit(2)


def unknown(what: str, name: str, known: Iterable[str]) -> NoReturn:
    """End the command because *name* is not known, with the name that was probably meant."""
    end(f"unknown {what} {name!r}: {suggestion(name, known)}")


def output_format(given: str | None, choices: Sequence[str], *, isolated: bool) -> str:
    """Return the output format: the option's, the environment's, or what suits the reader."""
    if given is None and not isolated:
        given = os.environ.get(ENVIRONMENT_FORMAT) or None
        if given is not None and given not in choices:
            end(f"{ENVIRONMENT_FORMAT}={given} is none of {', '.join(choices)}")
    return given or ("full" if sys.stdout.isatty() else "concise")


def wants_color(option: str) -> bool:
    """Tell whether to print in colour; NO_COLOR and FORCE_COLOR decide what "auto" means."""
    if option != "auto":
        return option == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (
        sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    )
