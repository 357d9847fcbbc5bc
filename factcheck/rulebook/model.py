"""What a rule file says, checked and compiled: immutable, without logic."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from factcheck.model import BlockKind, Severity
from factcheck.patterns.compiled import Compiled, Demands
from factcheck.records import NamedTuple

Option: TypeAlias = "bool | int | str | tuple[str | int, ...] | Mapping[str, Option]"


class Phrasing(NamedTuple):
    """One way to say it.

    *relations*, *severity*, *unless* and *message* are empty where the rule's hold, *exceptions* is
    None there. What *further* binds behind a match takes the place of the figures of these names.
    """

    pattern: str
    relations: tuple[str, ...]
    severity: Severity | None
    unless: str
    message: str
    exceptions: Sequence[Compiled] | None
    further: Compiled | None
    search: Compiled


class Wording(NamedTuple):
    """A rule in one language.

    *messages* are those of a check that has several. *demands* are those of the phrasings, so that
    most of these need never be looked at. A claim is dropped if one of *exceptions* is
    found in its sentence, and doubtful if one of *doubts* is. *wrong* has pairs of a sentence and
    the expected answer, which is empty where the rule has none. *summary* is empty where the rule's
    is in this language.
    """

    message: str
    message_odd: str
    messages: Mapping[str, str]
    phrasings: Sequence[Phrasing]
    demands: Sequence[Demands]
    exceptions: Sequence[Compiled]
    doubts: Sequence[Compiled]
    right: Sequence[str]
    known_false_alarms: Sequence[str]
    wrong: Sequence[tuple[str, str]]
    summary: str


class Rule(NamedTuple):
    """One rule file.

    Of *relations* the first applies whose slots a claim binds. *elsewhere* are slots in whose place
    an earlier figure of the sentence may be meant. *where* has the kinds of block the
    rule looks at, all if empty. *check* names the installed function of a rule without relation.
    *format* is that of the examples, *wordings* are by language code, *path* is where the file is.
    """

    id: str
    summary: str
    family: str
    severity: Severity
    relations: tuple[str, ...]
    unless: str
    elsewhere: tuple[str, ...]
    where: tuple[BlockKind, ...]
    since: str
    why: str
    check: str
    format: str
    options: Mapping[str, Option]
    wordings: Mapping[str, Wording]
    path: str
