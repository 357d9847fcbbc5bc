"""The rules: read from files, checked, compiled, and kept compiled between runs.

`load_rules` is all that the other stages need. The families are the folders that the files lie in;
the folder ``languages`` holds no rules.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.rulebook.errors import RuleFileError
from factcheck.rulebook.model import Phrasing, Rule, Wording

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "ALL",
    "Phrasing",
    "Rule",
    "RuleFileError",
    "Wording",
    "covers",
    "load_rules",
    "names_of",
    "rule_files",
]

ALL = "all"  # the name that covers every rule


def load_rules(folders: Sequence[str | Path], *, cached: bool = True) -> tuple[Rule, ...]:
    """Return the rules in *folders*, in the order of their families and names.

    A rule of a later folder takes the place of one with the same id in an earlier one.
    The result is kept in the user's cache folder and used until any of the files changes.

    Raises:
        RuleFileError: A file cannot be used, or two in one folder have the same id.
        factcheck.languages.LanguageError: A language file cannot be used.
    """
    places = tuple(os.path.abspath(folder) for folder in folders)  # noqa: PTH100
    if not cached:
        return read_rules(places)
    from factcheck.rulebook.cache import load, save, state  # noqa: PLC0415 - only if wanted

    files = state(places)
    rules = load(places, files)
    if rules is None:
        rules = read_rules(places)
        save(places, files, rules)
    return rules


def covers(name: str, rule: Rule) -> bool:
    """Tell whether *name* is the rule's, its family's or ``all``."""
    return name in {ALL, rule.id, rule.family}


def names_of(rules: Iterable[Rule]) -> set[str]:
    """Return the names by which one may speak of *rules*: their own, their families', ``all``."""
    return {ALL, *(name for rule in rules for name in (rule.id, rule.family))}


def read_rules(folders: Sequence[str]) -> tuple[Rule, ...]:
    """Return the rules in *folders*, read from their files; see `load_rules`."""
    from factcheck.rulebook.reading import read_rule  # noqa: PLC0415 - not needed from the cache

    rules: dict[str, Rule] = {}
    origin: dict[str, int] = {}
    for number, folder in enumerate(folders):
        for path, family in rule_files(folder):
            rule = read_rule(path, family)
            if origin.get(rule.id) == number:
                problem = f'the id "{rule.id}" is taken by {rules[rule.id].path}'
                raise RuleFileError(path, 1, problem=problem, advice="give it another name")
            rules[rule.id] = rule
            origin[rule.id] = number
    return tuple(sorted(rules.values(), key=lambda rule: (rule.family, rule.id)))


def rule_files(folder: str) -> Iterator[tuple[str, str]]:
    """Yield the rule files in *folder*, in order, with the family that their place gives them.

    Raises:
        RuleFileError: There is no such folder.
    """
    if not os.path.isdir(folder):  # noqa: PTH112
        raise RuleFileError(folder, 1, problem="there is no such folder of rules")
    top = os.path.basename(folder)  # noqa: PTH119
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "languages" and name[0] != ".")
        inside = os.path.relpath(place, folder)
        family = top if inside == os.curdir else inside.partition(os.sep)[0]
        for name in sorted(files):
            if name.endswith(".toml"):
                yield os.path.join(place, name), family  # noqa: PTH118
