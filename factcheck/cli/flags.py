"""Typer's side of the options: flags with a choice, and the ones that several commands have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import typer

from factcheck.cli.options import COLORS, DATE_ORDERS, language_choices
from factcheck.model import SEVERITIES
from factcheck.sources import FORMATS as INPUT_FORMATS


def choice(flag: str, choices: Callable[[], Sequence[str]], metavar: str, text: str) -> Any:
    """Return the option *flag*, whose value is one of *choices*, which the shell completes.

    Whether it is one of them is checked where the option is used: Typer understands ``Literal``
    only from 0.19 on, and the choices of ``--lang`` are files.
    """

    def completed(incomplete: str) -> list[str]:
        return [name for name in choices() if name.startswith(incomplete)]

    return typer.Option(
        flag, autocompletion=completed, metavar=metavar, help=text, show_default=False
    )


def paths() -> Any:
    """Return the argument for articles."""
    return typer.Argument(
        metavar="PATHS...", help="Files, folders, or - for standard input.", show_default=False
    )


def paths_or_none() -> Any:
    """Return the argument for articles where the configuration may name them."""
    text = "Files, folders, or - for standard input [default: include of the configuration]"
    return typer.Argument(metavar="[PATHS...]", help=text, show_default=False)


def select() -> Any:
    """Return ``--select``."""
    text = "Use only these rules or families of rules ('all' for all)."
    return typer.Option(metavar="RULE,...", help=text, show_default=False)


def ignore() -> Any:
    """Return ``--ignore``."""
    text = "Do not use these rules or families."
    return typer.Option(metavar="RULE,...", help=text, show_default=False)


def level(text: str) -> Any:
    """Return ``--level``, which decides about what *text* says."""
    names = "|".join(SEVERITIES[::-1])
    return choice("--level", lambda: SEVERITIES, names, f"{text} [default: warning]")


def lang() -> Any:
    """Return ``--lang``."""
    text = "Language; auto looks at each paragraph [default: auto]"
    return choice("--lang", language_choices, "auto|vi|en", text)


def date_order() -> Any:
    """Return ``--date-order``."""
    text = "How 3/4/2023 is read; auto as the language does [default: auto]"
    return choice("--date-order", lambda: DATE_ORDERS, "|".join(DATE_ORDERS), text)


def message_lang() -> Any:
    """Return ``--message-lang``."""
    text = "Language of messages; auto speaks that of the paragraph [default: auto]"
    return choice("--message-lang", language_choices, "auto|vi|en", text)


def color() -> Any:
    """Return ``--color``."""
    return choice("--color", lambda: COLORS, "|".join(COLORS), "When to print in colour.")


def stdin_filename() -> Any:
    """Return ``--stdin-filename``."""
    return typer.Option(metavar="NAME", help="Name, and so the format, of standard input.")


def input_format() -> Any:
    """Return ``--input-format``."""
    formats = tuple(INPUT_FORMATS)
    text = "Read every article so, whatever its name [default: what the suffix says]"
    return choice("--input-format", lambda: formats, "|".join(formats), text)


def isolated() -> Any:
    """Return ``--isolated``."""
    text = "Follow the command line only: no configuration file, no environment."
    return typer.Option("--isolated", help=text)


def config() -> Any:
    """Return ``--config``."""
    text = "A configuration file, or one setting such as 'level=info'; repeatable."
    return typer.Option(metavar="FILE|KEY=VALUE", help=text, show_default=False)
