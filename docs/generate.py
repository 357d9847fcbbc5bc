#!/usr/bin/env python3
"""Write what is made from rule files and schema: a page a rule, the tables of rules and keys.

    python docs/generate.py            # write docs/rules/*.md and both tables
    python docs/generate.py --check    # say what is stale, and end with 1 if anything is

Nobody edits these: what they say stands in ``rules/`` and ``factcheck/config/schema.py``.
"""

from __future__ import annotations

import argparse
import itertools
import json
import pathlib
import sys
from collections.abc import Iterator, Mapping, Sequence

from factcheck.config.schema import schema
from factcheck.languages import load_language, shipped_rules
from factcheck.rulebook import Rule, Wording, load_rules

ROOT = pathlib.Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- rules: begin -->", "<!-- rules: end -->"
CONFIGURATION = "docs/configuration.md"
KEYS_BEGIN, KEYS_END = "<!-- keys: begin -->", "<!-- keys: end -->"


def rule_page(rule: Rule) -> str:
    """Return the page about *rule*, in Markdown."""
    lines = [
        f"# {rule.id}",
        "",
        f"{rule.summary}.",
        "",
        f"Family {rule.family}, at most {rule.severity}.",
        "",
        rule.why.strip(),
    ]
    if rule.relations:
        lines += ["", "## What must be true", ""]
        lines += [f"- `{relation}`" for relation in rule.relations]
        if rule.unless:
            lines += ["", f"Nothing is said where `{rule.unless}`."]
    for code, wording in rule.wordings.items():
        lines += ["", *_language(code, wording)]
    lines += [
        "",
        "## To silence it",
        "",
        (
            f"In a comment, for one paragraph: `factcheck: ignore[{rule.id}] -- why`. In the front"
            f" matter, for one article: `factcheck: {{ignore: [{rule.id}]}}`. In `factcheck.toml`,"
            f' for all: `ignore = ["{rule.id}"]`. [How to silence](../silence.md) tells the rest.'
        ),
    ]
    return "\n".join(lines) + "\n"


def _language(code: str, wording: Wording) -> Iterator[str]:
    yield f"## {load_language(code).name}"
    yield ""
    yield "Wrong, with the answer that is given:"
    yield ""
    for sentence, expected in wording.wrong:
        yield f"- {_line(sentence)}" + (f" → {expected}" if expected else "")
    yield ""
    yield "Right:"
    yield ""
    for sentence in wording.right:
        yield f"- {_line(sentence)}"
    if wording.phrasings:
        yield ""
        yield "Phrasings:"
        yield ""
        yield "```text"
        for phrasing in wording.phrasings:
            yield phrasing.pattern
        yield "```"


def _line(sentence: str) -> str:
    """Return an example as one line of Markdown; front matter stands before it in brackets."""
    front, mark, body = sentence.removeprefix("---\n").partition("\n---\n")
    if sentence.startswith("---\n") and mark:
        sentence = f"({' '.join(front.split())}) {body.strip()}"
    escaped = sentence.replace("|", "\\|").replace("<", "\\<").replace("*", "\\*")
    return " / ".join(part.strip() for part in escaped.splitlines() if part.strip())


def rule_table(rules: Sequence[Rule]) -> str:
    """Return the README's table of rules, one family after another."""
    lines = ["| Rule | At most | What is true of a right article |", "|---|---|---|"]
    for family, members in itertools.groupby(rules, key=lambda rule: rule.family):
        lines.append(f"| **{family}** | | |")
        lines += [
            f"| [`{rule.id}`](docs/rules/{rule.id}.md) | {rule.severity} | {rule.summary} |"
            for rule in members
        ]
    return "\n".join(lines)


def key_table() -> str:
    """Return the table of what a configuration may say, from its schema."""
    lines = ["| Key | Default | Meaning |", "|---|---|---|"]
    for name, key in schema()["properties"].items():
        default = f"`{json.dumps(key['default'])}`" if "default" in key else ""
        choices = ", ".join(f"`{choice}`" for choice in key.get("enum", ()))
        meaning = key["description"].replace("|", "\\|") + (f": {choices}" if choices else "")
        lines.append(f"| `{name}` | {default} | {meaning} |")
    return "\n".join(lines)


def pages(rules: Sequence[Rule], readme: str) -> Mapping[str, str]:
    """Return every generated file by its path below the project's folder."""
    made = {f"docs/rules/{rule.id}.md": rule_page(rule) for rule in rules}
    made["README.md"] = _filled("README.md", readme, BEGIN, rule_table(rules), END)
    reference = (ROOT / CONFIGURATION).read_text(encoding="utf-8")
    made[CONFIGURATION] = _filled(CONFIGURATION, reference, KEYS_BEGIN, key_table(), KEYS_END)
    return made


def _filled(path: str, text: str, begin: str, inside: str, end: str) -> str:
    """Return *text* with *inside* between the lines *begin* and *end*."""
    before, _, rest = text.partition(begin)
    _, mark, after = rest.partition(end)
    if not mark:
        sys.exit(f"{path} lacks the lines {begin} and {end}")
    return f"{before}{begin}\n{inside}\n{end}{after}"


def stale(made: Mapping[str, str]) -> list[str]:
    """Return the files that are not as they should be, those of rules that are gone included."""
    wrong = [
        path
        for path, text in made.items()
        if not (ROOT / path).is_file() or (ROOT / path).read_text(encoding="utf-8") != text
    ]
    there = {f"docs/rules/{page.name}" for page in (ROOT / "docs" / "rules").glob("*.md")}
    return wrong + sorted(there - set(made))


def main() -> None:
    """Write the pages, or only say which are stale."""
    parser = argparse.ArgumentParser(description="Write the pages made from the rule files.")
    parser.add_argument("--check", action="store_true", help="write nothing")
    rules = sorted(
        load_rules((shipped_rules(),), cached=False), key=lambda rule: (rule.family, rule.id)
    )
    made = pages(rules, (ROOT / "README.md").read_text(encoding="utf-8"))
    wrong = stale(made)
    if parser.parse_args().check:
        for path in wrong:
            sys.stdout.write(f"stale: {path}\n")
        sys.exit(bool(wrong))
    for path in wrong:
        if path in made:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_text(made[path], encoding="utf-8")
        else:
            (ROOT / path).unlink()


if __name__ == "__main__":
    main()
