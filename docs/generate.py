#!/usr/bin/env python3
"""Write the pages that are made from the rule files: one page a rule, and the README's table.

    python docs/generate.py            # write docs/rules/*.md and the table in README.md
    python docs/generate.py --check    # say what is stale, and end with 1 if anything is

Nobody edits these pages: what they say stands in ``rules/``.
"""

from __future__ import annotations

import argparse
import itertools
import pathlib
import sys
from collections.abc import Iterator, Mapping, Sequence

from factcheck.languages import load_language, shipped_rules
from factcheck.rulebook import Rule, Wording, load_rules

ROOT = pathlib.Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- rules: begin -->", "<!-- rules: end -->"


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


def pages(rules: Sequence[Rule], readme: str) -> Mapping[str, str]:
    """Return every generated file by its path below the project's folder."""
    made = {f"docs/rules/{rule.id}.md": rule_page(rule) for rule in rules}
    before, _, rest = readme.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        sys.exit(f"README.md lacks the lines {BEGIN} and {END}")
    made["README.md"] = f"{before}{BEGIN}\n{rule_table(rules)}\n{END}{after}"
    return made


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
