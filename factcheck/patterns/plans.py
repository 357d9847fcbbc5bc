"""The plan of a pattern: its parts one by one, where one expression might take too long.

A plan is made of plain tuples, each beginning with its kind:

- ``("leaf", source, groups)``: an expression that ends in one place, wherever it begins;
- ``("blank",)``: a blank, if there is one, and ``("not", source)``: nothing of that comes next;
- ``("gap", barriers, source)``: signs, none of them a barrier, at none of which *source* begins;
- ``("short", source)``: so many words;
- ``("list", figure, source, group)``: a figure, and others to each of which *source* leads;
- ``("stem", source, another, group)`` and ``("again", ending, group)``: a word that comes back
  (it does not if the group is 0);
- ``("choice", plans, optional)``.

`factcheck.patterns.stepwise` goes through it.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from itertools import count
from typing import Any, TypeAlias

from factcheck.patterns.grammar import (
    Choice,
    Echo,
    Gap,
    Item,
    NextSentence,
    NotNext,
    Sequence,
    Slot,
    Text,
)
from factcheck.patterns.laws import can_be_empty
from factcheck.patterns.shadow import CLOSE
from factcheck.patterns.words import any_word
from factcheck.patterns.writing import (
    ANOTHER_WORD,
    BLANK,
    NEXT_SENTENCE,
    Build,
    barriers_of_gap,
    barriers_of_list,
    ending_of_echo,
    gap_next,
    stem_of_echo,
    step_of_gap,
    steps_of_list,
    words_only,
    write_list,
    write_slot,
    write_text,
)
from factcheck.spellings import spellings

Step: TypeAlias = tuple[Any, ...]
Plan: TypeAlias = tuple[Step, ...]


def plan_of(items: Sequence, build: Build) -> bytes:
    """Return the plan of *items*, packed; its groups have the numbers of the expression's."""
    build = build._replace(groups=count(1), bound=[], echoes={})
    return marshal.dumps(_plan(items, build, first=True, last=True))


def _plan(items: Sequence, build: Build, *, first: bool, last: bool) -> Plan:
    steps: list[Step] = []
    for index, item in enumerate(items):
        ends = last and index == len(items) - 1
        for step in _steps(item, items[index + 1 :], build, first=first, last=ends):
            _join(steps, step)
        if not can_be_empty((item,)):
            first = False
    return tuple(("blank",) if step == ("leaf", BLANK, ()) else step for step in steps)


def _join(steps: list[Step], step: Step) -> None:
    """Put *step* behind *steps*: two expressions that each end in one place are one."""
    if step[0] == "leaf" and steps and steps[-1][0] == "leaf":
        source = steps[-1][1] + step[1]
        while BLANK * 2 in source:
            source = source.replace(BLANK * 2, BLANK)
        steps[-1] = ("leaf", source, steps[-1][2] + step[2])
    elif step[:2] != ("leaf", ""):
        steps.append(step)


def _steps(item: Item, rest: Sequence, build: Build, *, first: bool, last: bool) -> Iterator[Step]:
    """Yield the steps of *item*, which *rest* follows."""
    if isinstance(item, Text):
        yield "leaf", write_text(item.text, build, first=first), ()
    elif isinstance(item, NextSentence):
        yield "leaf", NEXT_SENTENCE, ()
    elif isinstance(item, NotNext):
        yield "not", f" ?{build.never[item.never]}"
    elif isinstance(item, Slot):
        yield from _slot(item, rest, build, first=first, last=last)
    elif isinstance(item, Choice):
        yield _choice(item, build, first=first, last=last)
    elif isinstance(item, Echo):
        yield _echo(item, rest, build)
    elif isinstance(item, Gap) and item.short:
        yield "short", step_of_gap(item, build)
    elif isinstance(item, Gap):
        yield "gap", barriers_of_gap(build), build.never.get(item.never, "")


def _slot(slot: Slot, rest: Sequence, build: Build, *, first: bool, last: bool) -> Iterator[Step]:
    known = len(build.bound)
    source = (
        write_list(slot, build, last=last) if slot.many else write_slot(slot, build, first=first)
    )
    bound = build.bound[known:]
    if not slot.many or last:
        groups = tuple(group for one in bound for group in (one.literal, one.group) if group)
        yield "leaf", source, groups
        return
    figure, step = steps_of_list(slot, build)
    yield "list", f"{CLOSE}?({figure})", step, bound[0].group
    if not gap_next(rest):
        yield "gap", barriers_of_list(slot), ""


def _echo(echo: Echo, rest: Sequence, build: Build) -> Step:
    known = build.echoes.get(echo.name)
    if known is not None:
        return "again", ending_of_echo(build), known
    build.echoes[echo.name] = group = next(build.groups)
    another = "" if gap_next(rest, short=True) else ANOTHER_WORD
    returns = any(isinstance(one, Echo) and one.name == echo.name for one in rest)
    return "stem", stem_of_echo(build), another, group if returns else 0


def _choice(choice: Choice, build: Build, *, first: bool, last: bool) -> Step:
    words: list[str] = []
    ways: list[Plan] = []
    for branch in choice.branches:
        plain_words = words_only(branch, build, first=first)
        if plain_words:
            words += plain_words
        else:
            ways.append(_plan(branch, build, first=first, last=last))
    layers = [("leaf", any_word(layer, first=first), ()) for layer in _layers(words)]
    if len(layers) == 1 and not ways and not choice.optional:
        return layers[0]
    return "choice", (*((layer,) for layer in layers), *ways), choice.optional


def _layers(words: list[str]) -> list[list[str]]:
    """Return *words* in lists in which none begins with another, the longest first."""
    forms = {f"{form} ": word for word in words for form in spellings(word)}
    depths = dict.fromkeys(words, 0)
    chain: list[str] = []
    for form in sorted(forms):
        while chain and not form.startswith(chain[-1]):
            chain.pop()
        chain.append(form)
        for depth, shorter in enumerate(reversed(chain)):
            depths[forms[shorter]] = max(depths[forms[shorter]], depth)
    layers: list[list[str]] = [[] for _ in range(max(depths.values(), default=-1) + 1)]
    for word, depth in depths.items():
        layers[depth].append(word)
    return layers
