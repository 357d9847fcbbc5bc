"""Which rules a run uses: those shipped, narrowed by ``--select`` and ``--ignore``."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.cli.options import end, unknown
from factcheck.languages import LanguageError, shipped_rules
from factcheck.rulebook import Rule, RuleFileError, load_rules

ALL = "all"


def load_selection(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """Return the shipped rules that are selected and not ignored.

    A name is a rule's, a family's or ``all``; an unknown one ends the command.
    """
    rules = load_or_end((shipped_rules(),))
    known = {ALL, *(rule.id for rule in rules), *(rule.family for rule in rules)}
    for name in (*select, *ignore):
        if name not in known:
            unknown("rule", name, known)

    def among(rule: Rule, wanted: Sequence[str]) -> bool:
        return any(name in {ALL, rule.id, rule.family} for name in wanted)

    return tuple(
        rule for rule in rules if (not select or among(rule, select)) and not among(rule, ignore)
    )


def load_or_end(folders: Sequence[str], *, cached: bool = True) -> tuple[Rule, ...]:
    """Return the rules in *folders*; a rule file that cannot be used ends the command."""
    try:
        return load_rules(folders, cached=cached)
    except (RuleFileError, LanguageError) as error:
        end(str(error))
