"""Articles to reports, in this process or in several: the same reports in the same order."""

import os
from collections.abc import Iterator, Sequence
from typing import cast

from factcheck.cache import keep_pieces
from factcheck.cli.check_options import NEVER
from factcheck.cli.inputs import Input, read_input
from factcheck.cli.options import end
from factcheck.cli.setups import Setup, Setups, Wishes, folder_of, setups
from factcheck.engine import check_bytes
from factcheck.model import Severity
from factcheck.records import NamedTuple
from factcheck.report import Report, at_least
from factcheck.reports import shown
from factcheck.sources import SourceError, read_source

WORTH_IT = 2_000_000  # bytes of articles from which on several processes are quicker than one
CHUNK = 200_000  # bytes that a process is given at a time


class Errand(NamedTuple):
    """What is to be done with every article."""

    wishes: Wishes = Wishes()
    shows_text: bool = False
    shows_paragraphs: bool = False


class Checked(NamedTuple):
    """The report of an article as it is shown.

    *fails* says whether it has a finding that ends the command with code 1, *seen* has the
    fingerprints of all its findings.
    """

    report: Report
    fails: bool = False
    seen: frozenset[str] = frozenset()


Result = tuple[Input, Checked]


def check_all(
    items: Sequence[Input], errand: Errand, setup_for: Setups, jobs: int
) -> Iterator[Checked]:
    """Yield what comes of each of *items*, in their order.

    That is done by *jobs* processes, or if it is 0 by as many as pay.
    """
    jobs = jobs or _worthwhile(items)
    # Standard input is this process' own.
    if jobs == 1 or len(items) < 2 or any(not (item.path or item.blob) for item in items):
        yield from (_check(item, errand, setup_for) for item in items)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - for many articles only
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(errand,))
    try:
        for results in pool.map(_check_chunk, _chunks(items)):
            yield from results
    except BrokenProcessPool:
        end("a worker process died, perhaps for want of memory; --jobs 1 needs least")
    finally:
        # The command ends without waiting for children, so that they have to be gone by then.
        pool.shutdown(cancel_futures=True)


def _worthwhile(items: Sequence[Input]) -> int:
    size = sum(map(_size, items))
    return min(os.cpu_count() or 1, max(1, size // (WORTH_IT // 2)))


def _size(item: Input) -> int:
    try:
        return os.stat(item.path).st_size if item.path else 0  # noqa: PTH116 - pathlib costs 9 ms
    except OSError:
        return 0


def _chunks(items: Sequence[Input]) -> Iterator[tuple[Input, ...]]:
    """Yield *items* in order, some at a time: what is sent to a process has its price."""
    chunk: list[Input] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += _size(item) + CHUNK // 100
        if size >= CHUNK:
            yield tuple(chunk)
            chunk, size = [], 0
    if chunk:
        yield tuple(chunk)


# In a process of the pool --------------------------------------------------------------------

_errands: list[tuple[Errand, Setups]] = []


def _begin(errand: Errand) -> None:
    """Get ready for the chunks of *errand*."""
    import signal  # noqa: PLC0415 - in a worker only

    # An interrupt is told once, by the process that started this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _errands[:] = [(errand, setups(errand.wishes))]


def _check_chunk(items: Sequence[Input]) -> list[Checked]:
    ((errand, setup_for),) = _errands
    results = [_check(item, errand, setup_for) for item in items]
    keep_pieces()
    return results


# One article --------------------------------------------------------------------------------


def _check(item: Input, errand: Errand, setup_for: Setups) -> Checked:
    setup = setup_for(folder_of(item.label))
    settings = setup.settings_of(item.label)._replace(paragraphs=errand.shows_paragraphs)
    try:
        data = _read_version(item.blob) if item.blob else read_input(item)
        report = check_bytes(data, item.label, setup.rules, settings)
    except SourceError as error:
        return Checked(Report(item.label, errors=(str(error),)))
    seen = frozenset(one.fingerprint for one in (*report.findings, *report.suppressed))
    if item.before is not None:
        from factcheck.cli.changes import touching  # noqa: PLC0415 - one option wants it

        report = touching(report, _earlier(item))
    fails = _fails(report, setup)
    report = shown(report, setup.config.value("level"))
    return Checked(report if errand.shows_text else report._replace(text=""), fails, seen)


def _read_version(blob: str) -> bytes:
    from factcheck.cli.git import read_version  # noqa: PLC0415 - two options want it

    return read_version(blob)


def _earlier(item: Input) -> str:
    """Return the source as it was before, nothing if it was not or could not be read."""
    if not item.before:
        return ""
    try:
        data = _read_version(item.before)
        return read_source(data, item.label).source.text
    except SourceError:
        return ""


def _fails(report: Report, setup: Setup) -> bool:
    """Tell whether *report* has a finding that ends the command with code 1."""
    level = setup.config.value("fail-level") or setup.config.value("level")
    return level != NEVER and any(
        at_least(cast("Severity", level), finding.severity) for finding in report.findings
    )
