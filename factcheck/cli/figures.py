"""``factcheck figures``."""

# No postponed annotations: Typer would have to evaluate every one of them from its text.

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from factcheck.cli import flags
from factcheck.cli.exclusion import exclusion
from factcheck.cli.inputs import find_inputs, read_input
from factcheck.cli.options import (
    DATE_ORDERS,
    complain,
    input_format,
    language_choices,
    one_of,
    output_format,
    wants_color,
)
from factcheck.cli.setups import Wishes, folder_of, setups
from factcheck.config import Key, Setting
from factcheck.engine import examine
from factcheck.figures import Figure, list_figures
from factcheck.model import Document
from factcheck.reports import FORMATS as REPORT_FORMATS
from factcheck.reports.escaping import json_text, many_lines, one_line
from factcheck.sources import SourceError

FORMATS = ("text", "json", "jsonl")
_COLORS = {"verified": "32", "failed": "31;1", "unchecked": "33"}


def figures(
    paths: Annotated[list[str], flags.paths()],
    lang: Annotated[str | None, flags.lang()] = None,
    date_order: Annotated[str | None, flags.date_order()] = None,
    form: Annotated[
        str | None,
        flags.choice("--output-format", lambda: FORMATS, "text|json|jsonl", "How to list them."),
    ] = None,
    config: Annotated[list[str] | None, flags.config()] = None,
    isolated: Annotated[bool, flags.isolated()] = False,
    annotate: Annotated[
        bool,
        typer.Option("--annotate", help="Print the article with its figures marked instead."),
    ] = False,
    color: Annotated[str, flags.color()] = "auto",
    stdin_filename: Annotated[str, flags.stdin_filename()] = "<stdin>",
    read_as: Annotated[str | None, flags.input_format()] = None,
) -> None:
    """List every figure: kind, value, unit, hedge, place, and whether anything checks it."""
    set_by_flags: dict[Key, Setting] = {}
    if lang is not None:
        set_by_flags["language",] = Setting(one_of("--lang", lang, language_choices()), "--lang")
    if date_order is not None:
        order = one_of("--date-order", date_order, DATE_ORDERS)
        set_by_flags["date-order",] = Setting(order, "--date-order")
    setup_for = setups(
        Wishes(tuple(config or ()), isolated, set_by_flags, form=input_format(read_as))
    )
    if form is not None:
        one_of("--output-format", form, FORMATS)
    else:
        # The environment's or the configuration's format may be one that only reports have.
        here = setup_for(os.curdir).config
        asked = output_format(here, (*FORMATS, *REPORT_FORMATS), isolated=isolated)
        form = asked if asked in FORMATS else "text"
    colored = wants_color(color)
    listed: list[tuple[str, str, Sequence[Figure]]] = []
    failed = False
    excluded = exclusion(lambda folder: setup_for(folder).config, forced=False, gitignore=True)
    for item in find_inputs(paths, stdin_filename, excluded):
        setup = setup_for(folder_of(item.label))
        try:
            examination = examine(read_input(item), item.label, setup.rules, setup.settings)
        except SourceError as error:
            complain(f"{item.label}: {error}")
            failed = True
            continue
        found = list_figures(*examination)
        if annotate:
            sys.stdout.write(_annotated(examination.document, found, color=colored))
        elif form == "text":
            sys.stdout.write(_table(item.label, found))
        else:
            listed.append((item.label, examination.document.language, found))
    if form != "text" and not annotate:
        sys.stdout.write(_json(listed, by_line=form == "jsonl"))
    if failed:
        raise typer.Exit(2)


def _json(listed: Sequence[tuple[str, str, Sequence[Figure]]], *, by_line: bool) -> str:
    """Return one object a line; or one object for one article, a list of them for several."""
    import json  # noqa: PLC0415 - not needed for text

    objects = [
        {
            "schema_version": 1,
            "path": path,
            "language": language,
            "figures": [_object(figure) for figure in found],
        }
        for path, language, found in listed
    ]
    if by_line:
        return "".join(json_text(json.dumps(one, ensure_ascii=False)) + "\n" for one in objects)
    document = objects[0] if len(objects) == 1 else objects
    return json_text(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"


def _object(figure: Figure) -> dict[str, object]:
    place = figure.place
    return {
        "kind": figure.kind,
        "text": place.text,
        "start": place.start,
        "end": place.end,
        "line": place.line,
        "column": place.column,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "noun": figure.noun,
        "hedge": figure.hedge,
        "status": figure.status,
        "reason": figure.reason,
    }


def _table(label: str, found: Sequence[Figure]) -> str:
    """Return one line for each figure and one with the counts."""
    lines = []
    for figure in found:
        words = [figure.value, figure.unit, one_line(figure.noun)]
        if figure.hedge:
            words.insert(0, figure.hedge)
        text = " ".join(figure.place.text.split())
        lines.append(
            f"{one_line(label)}:{figure.place.line}:{figure.place.column}: {figure.kind} {text!r}"
            f" = {' '.join(filter(None, words))} · {figure.status}"
            f"{f' ({figure.reason})' if figure.reason else ''}"
        )
    counts = [f"{sum(figure.status == status for figure in found)} {status}" for status in _COLORS]
    lines.append(f"{len(found)} figures · {' · '.join(counts)} · {one_line(label)}")
    return "".join(f"{line}\n" for line in lines)


def _annotated(document: Document, found: Sequence[Figure], *, color: bool) -> str:
    """Return the article with each figure in its status' colour, or in brackets with a sign."""
    text = document.source.text
    signs = {"verified": "✓", "failed": "✗", "unchecked": "?"}
    out: list[str] = []
    done = 0
    for figure in found:
        start, end = figure.place.start, figure.place.end
        out.append(many_lines(text[done:start]))
        if color:
            out.append(f"\x1b[{_COLORS[figure.status]}m{many_lines(text[start:end])}\x1b[0m")
        else:
            out.append(f"[{many_lines(text[start:end])}{signs[figure.status]}]")
        done = end
    out.append(many_lines(text[done:]))
    legend = (
        " ".join(f"\x1b[{code}m{status}\x1b[0m" for status, code in _COLORS.items())
        if color
        else " ".join(f"[{sign}] {status}" for status, sign in signs.items())
    )
    return f"{''.join(out).rstrip()}\n\n{legend}\n"


COMMANDS = {"figures": figures}
