#!/usr/bin/env python3
"""Where the time goes: by stage, by rule, and by phrasing.

    python benchmarks/stages.py                # one MB of English
    python benchmarks/stages.py --language vi --megabytes 0.3
    python benchmarks/stages.py article.md     # an article of yours, again and again

Stages are the functions that `engine.py` calls one after the other; a rule's time is that of its
phrasings' searches, its judgements and its check. A function's time has in it what it calls.
"""

from __future__ import annotations

import argparse
import pathlib
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from typing import Any

import texts

from factcheck import claims, engine
from factcheck.engine import check_bytes, shipped

spent: dict[str, Counter[str]] = {"stage": Counter(), "rule": Counter(), "phrasing": Counter()}
runs: Counter[tuple[str, str]] = Counter()


def timed(
    function: Callable[..., Any], *names: tuple[str, str | Callable[..., str]]
) -> Callable[..., Any]:
    """Return *function* so that its time, and that of what it yields, is counted under *names*."""

    @wraps(function)
    def run(*arguments: Any, **named: Any) -> Any:
        keys = [(kind, name if isinstance(name, str) else name(*arguments)) for kind, name in names]
        start = time.perf_counter()
        result = function(*arguments, **named)
        if isinstance(result, Iterator):
            result = list(result)
        took = time.perf_counter() - start
        for kind, name in keys:
            spent[kind][name] += took
            runs[kind, name] += 1
        return result

    return run


def watch() -> None:
    """Put every stage of the engine under the clock."""
    engine.read_source = timed(engine.read_source, ("stage", "1 read"))
    engine.find_mentions = timed(engine.find_mentions, ("stage", "2 find figures"))
    engine.find_claims = timed(engine.find_claims, ("stage", "3 find claims"))
    engine.judge = timed(
        engine.judge, ("stage", "4 judge"), ("rule", lambda claim, *_: f"{claim.rule}: judge")
    )
    engine.settle = timed(engine.settle, ("stage", "6 settle"))
    engine.report_on = timed(engine.report_on, ("stage", "7 report"))
    find = engine.find_check
    engine.find_check = lambda name: timed(
        find(name), ("stage", "5 checks"), ("rule", f"{name}: check")
    )
    claims._claims_of_entry = timed(
        claims._claims_of_entry,
        ("rule", lambda _, __, entry: f"{entry.rule.id}: search"),
        (
            "phrasing",
            lambda passage, _, entry: (
                entry.rule.wordings[passage.block.language].phrasings[entry.number].pattern[:70]
            ),
        ),
    )


def show(kind: str, whole: float, most: int) -> None:
    """Print the *most* expensive of a *kind*."""
    print(f"\nby {kind}")
    rows: Sequence[tuple[str, float]] = spent[kind].most_common(most)
    for name, took in sorted(spent[kind].items()) if kind == "stage" else rows:
        print(
            f"{1000 * took:9.1f} ms {100 * took / whole:5.1f}%  {runs[kind, name]:8,} times  {name}"
        )


def main() -> None:
    """Check the text and print the tables."""
    parser = argparse.ArgumentParser(description="Show where the time goes.")
    parser.add_argument("article", nargs="?", help="instead of generated text")
    parser.add_argument("--language", choices=sorted(texts.LANGUAGES), default="en")
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--most", type=int, default=15, help="lines of a table")
    arguments = parser.parse_args()
    size = int(arguments.megabytes * 1e6)
    if arguments.article:
        path = pathlib.Path(arguments.article)
        label, data = path.name, path.read_bytes()
        articles = [data] * max(size // max(len(data), 1), 1)
    else:
        label = "article.txt"
        articles = [text.encode() for text in texts.articles(arguments.language, size)]
    check_bytes(articles[0], label, shipped())  # what is made once is made now
    watch()
    start = time.perf_counter()
    for data in articles:
        check_bytes(data, label, shipped())
    whole = time.perf_counter() - start
    total = sum(map(len, articles))
    print(
        f"{total / 1e6:.1f} MB in {len(articles):,} articles:"
        f" {whole:.2f} s, {total / whole / 1e6:.2f} MB/s"
    )
    for kind in spent:
        show(kind, whole, arguments.most)


if __name__ == "__main__":
    main()
