#!/usr/bin/env python3
"""Coverage-guided fuzzing of everything that reads what strangers wrote.

    pip install atheris
    python tests/fuzz.py article -max_total_time=3600    # or: docx, figures, pattern, formula, rule

A crash is an exception that a reader of an error message should never see. What is found becomes a
test; `tests/test_anything.py` is the short round of every test run.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Mapping

import atheris

with atheris.instrument_imports(include=["factcheck"]):
    from factcheck.arithmetic.formula import FormulaError
    from factcheck.arithmetic.parsing import parse
    from factcheck.engine import Settings, check_bytes, examine, shipped
    from factcheck.languages import load_language
    from factcheck.patterns.compiler import compile_pattern
    from factcheck.patterns.errors import PatternError
    from factcheck.patterns.matching import places_of
    from factcheck.reports.json import file_object
    from factcheck.rulebook.errors import RuleFileError
    from factcheck.rulebook.reading import parse_rule
    from factcheck.sources import SourceError


def article(data: bytes) -> None:
    """Check an article in one of the formats that are text; its first byte says which."""
    suffix = (".txt", ".md", ".html")[data[0] % 3] if data else ".txt"
    report = check_bytes(data[1:], f"article{suffix}", shipped(), Settings(as_of=(2023, 5, 17)))
    file_object(report)
    assert all(error and "\n" not in error for error in report.errors)


def docx(data: bytes) -> None:
    """Check a Word document."""
    report = check_bytes(data, "article.docx", shipped())
    assert all(error and "\n" not in error for error in report.errors)


def figures(data: bytes) -> None:
    """Find figures, which stand in order inside their blocks."""
    with contextlib.suppress(SourceError):
        for passage in examine(data, "article.txt", ()).passages:
            end = passage.block.span.start
            for mention in passage.mentions:
                assert end <= mention.span.start < mention.span.end <= passage.block.span.end
                end = mention.span.end


def pattern(data: bytes) -> None:
    """Compile a phrasing."""
    with contextlib.suppress(PatternError):
        search = compile_pattern(data.decode(errors="replace"), load_language("en"))
        list(places_of(search, "the 7 of the 7"))


def formula(data: bytes) -> None:
    """Parse a formula."""
    with contextlib.suppress(FormulaError):
        parse(data.decode(errors="replace"))


def rule(data: bytes) -> None:
    """Read a rule file."""
    with contextlib.suppress(RuleFileError):
        parse_rule(data.decode(errors="replace"), "share-fits.toml", "shares")


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    one.__name__: one for one in (article, docx, figures, pattern, formula, rule)
}


def main() -> None:
    """Fuzz the target that is named."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: fuzz.py {'|'.join(TARGETS)} [options of libFuzzer]")
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
