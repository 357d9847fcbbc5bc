"""What the options may be, and how a command ends that cannot do what it is asked to.

Nothing here knows how options are read from the command line: `factcheck.cli.plain` reads the
usual ones by itself, everything else is read by Typer (`factcheck.cli.flags`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import NoReturn, cast

from factcheck.config import Config
from factcheck.languages import language_codes
from factcheck.patterns.errors import suggestion
from factcheck.sources import FORMATS as INPUT_FORMATS

ENVIRONMENT_FORMAT = "FACTCHECK_OUTPUT_FORMAT"
DATE_ORDERS = ("auto", "dmy", "mdy", "ymd")
COLORS = ("auto", "always", "never")


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
    raise SystemExit(2)


def unknown(what: str, name: str, known: Iterable[str]) -> NoReturn:
    """End the command because *name* is not known, with the name that was probably meant."""
    end(f"unknown {what} {name!r}: {suggestion(name, known)}")


def one_of(flag: str, value: str, choices: Sequence[str]) -> str:
    """Return *value* if it is one of *choices*; anything else ends the command."""
    if value not in choices:
        end(f"{flag}: {value!r} is none of {', '.join(choices)}")
    return value


def output_format(config: Config, choices: Sequence[str], *, isolated: bool) -> str | None:
    """Return the output format that is asked for, if one is."""
    asked = environment_format(config, isolated=isolated)
    if asked:
        return one_of(ENVIRONMENT_FORMAT, asked, choices)
    return cast("str | None", config.value("output-format"))


def environment_format(config: Config, *, isolated: bool) -> str:
    """Return the format that the environment asks for, "" if it does not decide.

    It wins over a configuration file, and the command line over both.
    """
    setting = config.get("output-format")
    if isolated or not (setting.line or setting.value is None):
        return ""
    return os.environ.get(ENVIRONMENT_FORMAT, "")


def input_format(given: str | None) -> str:
    """Return the format that the option asks for, empty if it asks for none."""
    return "" if given is None else one_of("--input-format", given, tuple(INPUT_FORMATS))


def wants_color(option: str) -> bool:
    """Tell whether to print in colour; NO_COLOR and FORCE_COLOR decide what "auto" means."""
    if one_of("--color", option, COLORS) != "auto":
        return option == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (
        sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    )
