"""What ``factcheck review`` does: one finding after another, and what a person wants done with it.

An article is written after each answer and read anew before the next, so that what is on the
screen is what is on the disk. Whatever can be done to an article is a method of its draft; this
module only asks.
"""

import re
from collections.abc import Callable
from typing import Protocol

from factcheck.editing import EditError
from factcheck.model import Candidate, Edit, Span
from factcheck.records import NamedTuple
from factcheck.report import Finding, Place, Report
from factcheck.reports import View
from factcheck.reports.closeup import close_up
from factcheck.reports.escaping import one_line
from factcheck.reports.places import proposal
from factcheck.sources import SourceError
from factcheck.sources.corrections import has_markup, written

HELP = "e other text · s silence · n next · b back · u undo · q quit"


class Terminal(NamedTuple):
    """How to talk to a person: a key, a line (None if it was given up), and what is shown."""

    key: Callable[[], str]
    line: Callable[[str], str | None]
    say: Callable[[str], None]


class Draft(Protocol):
    """An article that can be changed."""

    def check(self) -> Report:
        """Return what is found in the article as it now lies on disk."""
        ...

    def change(self, finding: Finding, edits: tuple[Edit, ...]) -> None:
        """Make *edits* for the sake of *finding*."""
        ...

    def silence(self, finding: Finding, reason: str) -> str:
        """Silence *finding* from now on, and return where that is noted."""
        ...

    def undo(self) -> bool:
        """Take back the last change, and tell whether there was one."""
        ...


class Tally(NamedTuple):
    """What was done to an article, and how many findings are left."""

    changed: int = 0
    silenced: int = 0
    left: int = 0
    quit: bool = False


def review(draft: Draft, terminal: Terminal, view: View) -> Tally:
    """Go through the findings of *draft*.

    Raises:
        SourceError: It cannot be read as an article.
        OSError: It cannot be read or written.
    """
    report = _checked(draft)
    tally = Tally()
    before: list[Tally] = []  # one for each change, to be taken back with it
    index = 0
    while index < len(report.findings):
        finding = report.findings[index]
        position = f"{index + 1} of {len(report.findings)}"
        terminal.say("\n" + close_up(finding, report, view, position))
        answer = _answer(terminal, len(finding.candidates))
        if answer == "q":
            tally = tally._replace(quit=True)
            break
        if answer == "n":
            index += 1
            continue
        if answer == "b":
            index = max(0, index - 1)
            continue
        if answer == "u":
            if not before:
                terminal.say("  nothing to take back\n")
            elif _take_back(draft, terminal):
                tally = before.pop()
        else:
            done = _act(answer, draft, finding, terminal, report.format)
            if done != (0, 0):
                before.append(tally)
                tally = tally._replace(
                    changed=tally.changed + done[0], silenced=tally.silenced + done[1]
                )
        report = _checked(draft)
        index = min(index, max(0, len(report.findings) - 1))
    return tally._replace(left=len(report.findings))


def _checked(draft: Draft) -> Report:
    report = draft.check()
    if report.errors:
        raise SourceError(report.errors[0])
    return report


def _take_back(draft: Draft, terminal: Terminal) -> bool:
    """Take back the last change, say so, and tell whether that could be done."""
    try:
        undone = draft.undo()
    except EditError as error:
        terminal.say(f"  not taken back: {error}\n")
        return False
    terminal.say("  taken back\n")
    return undone


def _act(
    answer: str, draft: Draft, finding: Finding, terminal: Terminal, form: str
) -> tuple[int, int]:
    """Do what was answered and say so; return how many findings were changed and silenced."""
    try:
        if answer == "s":
            reason = terminal.line("  reason: ")
            if not reason or not reason.strip():
                return 0, 0
            where = draft.silence(finding, reason.strip())
            terminal.say(f"  silenced: {where}\n")
            return 0, 1
        if answer == "e":
            own = _own_text(finding, terminal, form)
            if own is None:
                return 0, 0
            told, edits = own.label, own.edits
        else:
            chosen = finding.candidates[int(answer) - 1]
            told, edits = one_line(proposal(chosen, finding)), chosen.edits
        draft.change(finding, edits)
    except EditError as error:
        terminal.say(f"  not changed: {error}\n")
        return 0, 0
    terminal.say(f"  changed: {told}\n")
    return 1, 0


def _answer(terminal: Terminal, candidates: int) -> str:
    """Return the answer to a finding: the number of a candidate, or one of the letters."""
    numbers = {0: "", 1: "1 apply · "}.get(candidates, f"1-{candidates} apply · ")
    terminal.say(f"  {numbers}{HELP}  ? ")
    digits = ""
    while True:
        key = terminal.key().lower()
        if key == "\x04":
            key = "q"
        if digits and key in "\r\n":
            break
        if digits and key in "\x08\x7f":
            terminal.say("\b \b")
            digits = ""
        elif key.isdecimal() and 1 <= int(digits + key) <= candidates:
            digits += key
            terminal.say(key)
            # Another digit may follow: wait for it or for the enter key.
            if int(digits) * 10 > candidates:
                break
        elif not digits and key and key in "esnbuq":
            digits = key
            terminal.say(key)
            break
    terminal.say("\n")
    return digits


def _own_text(finding: Finding, terminal: Terminal, form: str) -> Candidate | None:
    """Return a candidate of the person's own: other words for one of the ends.

    Raises:
        EditError: Markup stands inside of what is to be replaced.
    """
    place = _chosen_end(finding, terminal)
    if place is None:
        return None
    if has_markup(place.text, form):
        message = f"markup stands inside of {one_line(place.text)!r}; change it in the file itself"
        raise EditError(message)
    new = terminal.line(f"  instead of {one_line(place.text)!r}: ")
    if new is None or new == place.text or not re.search(r"\S", new):
        return None
    edit = Edit(Span(place.start, place.end), written(new, form))
    return Candidate(one_line(f"{place.text} → {new}"), (edit,))


def _chosen_end(finding: Finding, terminal: Terminal) -> Place | None:
    """Return the end of *finding* that is to be replaced, None if none is."""
    ends = finding.ends
    if len(ends) == 1:
        return ends[0]
    for number, end in enumerate(ends, 1):
        terminal.say(f"  {number:>2}  {one_line(end.text)}\n")
    told = terminal.line(f"  which one (1-{len(ends)}): ") or ""
    if told.strip().isdecimal() and 1 <= int(told) <= len(ends):
        return ends[int(told) - 1]
    return None
