"""``factcheck rules``, ``explain``, ``try``, ``test-rules``: for readers and writers of rules."""

# No postponed annotations: Typer would have to evaluate every one of them from its text.

import json
import os
import sys
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import flags
from factcheck.cli.flags import choice
from factcheck.cli.options import end, one_of, unknown
from factcheck.cli.setups import Wishes, configurations, load_or_end, or_end
from factcheck.config import Choice, choose_rules, load_known
from factcheck.languages import language_codes, load_language, shipped_rules
from factcheck.model import Mention
from factcheck.patterns.errors import PatternError
from factcheck.rulebook import Rule
from factcheck.sources import SourceError

if TYPE_CHECKING:
    from factcheck.trial import Trial

FORMATS = ("text", "json")

_Format = Annotated[str, choice("--output-format", lambda: FORMATS, "text|json", "How to print.")]


def rules(
    form: _Format = "text",
    config: Annotated[list[str] | None, flags.config()] = None,
    isolated: Annotated[bool, flags.isolated()] = False,
) -> None:
    """List all rules: name, family, severity, languages, on or off and who set it."""
    one_of("--output-format", form, FORMATS)
    known = _choices(config, isolated=isolated)
    if form == "json":
        _write_json(
            [{**_object(choice.rule), "on": choice.on, "set_by": choice.origin} for choice in known]
        )
        return
    rows = [
        (
            rule.id,
            rule.family,
            rule.severity,
            " ".join(rule.wordings),
            "on" if on else "off",
            origin,
            rule.summary,
        )
        for rule, on, origin in known
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row[:6], widths, strict=True)]
        sys.stdout.write("  ".join((*cells, row[6])) + "\n")


def _choices(config: Sequence[str] | None, *, isolated: bool) -> tuple[Choice, ...]:
    """Return all rules there are for articles in the present folder."""
    settings = configurations(Wishes(tuple(config or ()), isolated))(os.curdir)
    choices: tuple[Choice, ...] = or_end(choose_rules, settings, or_end(load_known, settings))
    return choices


def explain(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="RULE...", help="Names of rules.", show_default=False),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Explain all rules.")] = False,
    form: _Format = "text",
    config: Annotated[list[str] | None, flags.config()] = None,
    isolated: Annotated[bool, flags.isolated()] = False,
) -> None:
    """Explain rules: what they check, why, with right and wrong examples."""
    one_of("--output-format", form, FORMATS)
    known = {choice.rule.id: choice.rule for choice in _choices(config, isolated=isolated)}
    wanted = list(known) if every else names or []
    if not wanted:
        end("name a rule, or give --all")
    for name in wanted:
        if name not in known:
            unknown("rule", name, known)
    chosen = [known[name] for name in wanted]
    if form == "json":
        _write_json([_object(rule) for rule in chosen])
        return
    sys.stdout.write("\n".join("".join(f"{line}\n" for line in _page(rule)) for rule in chosen))


def try_pattern(
    pattern: Annotated[str, typer.Argument(metavar="PATTERN", help="A phrasing of a rule.")],
    sentence: Annotated[str, typer.Argument(metavar="[SENTENCE]", help="What to try it on.")] = "",
    lang: Annotated[
        str, choice("--lang", language_codes, "vi|en", "Language of both [default: vi]")
    ] = "vi",
    sample: Annotated[
        bool, typer.Option("--sample", help="Print sentences that the phrasing accepts.")
    ] = False,
) -> None:
    """Show what a phrasing matches in a sentence; code 1 if it matches nothing."""
    from factcheck import trial  # noqa: PLC0415 - the other commands here do not need it

    one_of("--lang", lang, language_codes())
    if sample:
        _write_samples(pattern, lang)
        return
    if not sentence:
        end("give a sentence to try the phrasing on, or --sample")
    try:
        result = trial.try_pattern(pattern, sentence, lang)
    except PatternError as error:
        end(str(error))
    except SourceError as error:
        end(f"the sentence is {error}")
    if result.matches:
        _write_matches(result)
        return
    sys.stdout.write("no match\n")
    figures = "; ".join(_told(result.text, mention) for mention in result.figures)
    sys.stdout.write(f"  figures: {figures or 'none'}\n")
    for lack in result.missing:
        sys.stdout.write(f"  missing: {lack}\n")
    if not result.missing:
        sys.stdout.write("  all figures and words are there, but not in this order\n")
    raise typer.Exit(1)


def _write_matches(result: "Trial") -> None:
    for match in result.matches:
        sys.stdout.write(f"matches: {result.text[slice(*match.span)]}\n")
        for name, bound in match.slots.items():
            sys.stdout.write(f"  {name} = {', '.join(_told(result.text, m) for m in bound)}\n")


def _write_samples(pattern: str, lang: str) -> None:
    from factcheck.patterns.sample import samples  # noqa: PLC0415 - asked for by one option

    try:
        sentences = samples(pattern, load_language(lang))
    except PatternError as error:
        end(str(error))
    sys.stdout.write("".join(f"{sentence}\n" for sentence in sentences))


def test_rules(
    folder: Annotated[
        str | None,
        typer.Argument(metavar="[DIR]", help="Folder of rule files; the shipped ones if none."),
    ] = None,
) -> None:
    """Run the examples inside rule files: 'wrong' must be found, 'right' must be silent."""
    from factcheck.rule_examples import run_examples  # noqa: PLC0415 - only this command needs it

    tested = load_or_end((folder or shipped_rules(),), cached=False)
    if not tested:
        end(f"{folder}: no rule files in this folder")
    problems = list(run_examples(tested))
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    count = sum(
        len(wording.right) + len(wording.wrong) + len(wording.known_false_alarms)
        for rule in tested
        for wording in rule.wordings.values()
    )
    sys.stdout.write(f"{len(tested)} rules, {count} examples, {len(problems)} problems\n")
    if problems:
        raise typer.Exit(1)


def _page(rule: Rule) -> Iterator[str]:
    """Yield the lines of the page about *rule*."""
    yield f"{rule.id}  ({rule.family}, {rule.severity})"
    yield rule.summary
    yield ""
    for paragraph in rule.why.strip().split("\n\n"):
        yield from textwrap.wrap(paragraph, 88, initial_indent="  ", subsequent_indent="  ")
    for index, relation in enumerate(rule.relations):
        yield f"{'  or' if index else '  Must be true:'} {relation}"
    if rule.unless:
        yield f"  Not decided where: {rule.unless}"
    for code, wording in rule.wordings.items():
        yield ""
        yield f"{load_language(code).name} ({code})"
        yield f"  says: {wording.message}"
        for phrasing in wording.phrasings:
            yield f"  reads: {phrasing.pattern}"
        yield from (f"  ✓ {sentence}" for sentence in wording.right)
        for sentence, expected in wording.wrong:
            yield f"  ✗ {sentence}{f'  → {expected}' if expected else ''}"
        yield from (
            f"  ~ {sentence}  (a known false alarm)" for sentence in wording.known_false_alarms
        )
    yield ""
    yield f"Silence it: <!-- factcheck: ignore[{rule.id}] -- why --> in front of a paragraph;"
    yield f"  factcheck: {{ignore: [{rule.id}]}} in the front matter; --ignore {rule.id}"


def _object(rule: Rule) -> dict[str, object]:
    return {
        "rule": rule.id,
        "summary": rule.summary,
        "family": rule.family,
        "severity": rule.severity,
        "since": rule.since,
        "why": rule.why.strip(),
        "relations": list(rule.relations),
        "unless": rule.unless,
        "where": list(rule.where),
        "languages": {
            code: {
                "message": wording.message,
                "phrasings": [phrasing.pattern for phrasing in wording.phrasings],
                "right": list(wording.right),
                "wrong": dict(wording.wrong),
                "known_false_alarms": list(wording.known_false_alarms),
            }
            for code, wording in rule.wordings.items()
        },
    }


def _told(text: str, mention: Mention) -> str:
    return f"{text[slice(*mention.span)]!r} ({mention.kind})"


def _write_json(value: Sequence[object]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


COMMANDS = {"rules": rules, "explain": explain, "try": try_pattern, "test-rules": test_rules}
