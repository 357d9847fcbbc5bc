"""Whether formulas, phrasings and messages of a rule speak of the same slots."""

from __future__ import annotations

from factcheck.arithmetic.nodes import TODAY
from factcheck.arithmetic.parsing import parse
from factcheck.expressions import compile_kept
from factcheck.patterns.errors import suggestion
from factcheck.rulebook.model import Phrasing, Wording
from factcheck.rulebook.shapes import RuleFile

# What a message may name beside the slots.
ANSWERS = frozenset({"expected", "stated", "expression"})
_PLACEHOLDER = compile_kept(r"\{([a-z_]+)\}")


def check_formulas(file: RuleFile, table: str, relations: tuple[str, ...], unless: str) -> None:
    """Refuse formulas that cannot be read.

    Raises:
        RuleFileError: One of them cannot.
    """
    for formula in (*relations, *([unless] if unless else ())):
        try:
            parse(formula)
        except ValueError as error:
            raise file.error(
                problem=f"the formula cannot be read: {getattr(error, 'problem', error)}",
                table=table,
                key=("unless" if formula == unless else "relation") if not table else "phrasings",
                quoted=formula,
                offset=getattr(error, "position", 0),
                length=getattr(error, "length", 0),
                advice=getattr(error, "advice", ""),
            ) from error


def check_slots(
    file: RuleFile, code: str, wording: Wording, relations: tuple[str, ...], unless: str
) -> None:
    """Refuse slots that relation and messages lack or that a phrasing does not bind for them.

    Raises:
        RuleFileError: There is such a slot.
    """
    for phrasing in wording.phrasings:
        where = {"table": code, "key": "phrasings", "quoted": phrasing.pattern.strip()}
        bound = {slot.name for slot in phrasing.search.bound if slot.name}
        needed = [_slots(formula) for formula in phrasing.relations or relations]
        for way in phrasing.search.ways:
            missing = [sorted(slots.difference(way)) for slots in needed]
            if not all(missing):
                continue
            name = missing[0][0]
            reason = "may leave out" if name in bound else "does not bind"
            raise file.error(
                problem=f'the phrasing {reason} "{name}", which the relation needs',
                **where,
                advice=f"the relation is {(phrasing.relations or relations)[0]}",
            )
        exception = phrasing.unless or unless
        used = set().union(*needed, _placeholders(wording, phrasing))
        used |= _slots(exception) if exception else set()
        idle = sorted(bound - used)
        if idle:
            at = phrasing.pattern.strip().find("{" + idle[0])
            raise file.error(
                problem=f'"{idle[0]}" is bound, but neither the relation nor the message has it',
                **where,
                offset=max(at, 0),
                length=len(idle[0]) + 2,
                advice="leave out the name, {type}, if the figure only has to be there",
            )
    _check_messages(file, code, wording)


def _check_messages(file: RuleFile, code: str, wording: Wording) -> None:
    """Refuse messages with a field that nothing would fill."""
    everywhere = {slot.name for phrasing in wording.phrasings for slot in phrasing.search.bound}
    for key in ("message", "message_odd"):
        for name in _unknown(getattr(wording, key), everywhere):
            raise file.error(
                problem=f'the message names "{name}", which no phrasing binds',
                table=code,
                key=key,
                quoted="{" + name + "}",
                advice=suggestion(name, everywhere | ANSWERS),
            )
    for phrasing in wording.phrasings:
        bound = {slot.name for slot in phrasing.search.bound if slot.name}
        for name in _unknown(phrasing.message or wording.message, bound):
            raise file.error(
                problem=f'the message names "{name}", which the phrasing does not bind',
                table=code,
                key="phrasings",
                quoted=phrasing.message or phrasing.pattern.strip(),
                advice=suggestion(name, bound | ANSWERS)
                if phrasing.message
                else "give the phrasing a message of its own",
            )


def _unknown(message: str, bound: set[str]) -> list[str]:
    """Return the fields of *message* that neither figures of the slots *bound* nor the sum fill."""
    return [name for name in _PLACEHOLDER.findall(message) if name not in bound | ANSWERS]


def _slots(formula: str) -> set[str]:
    return set(parse(formula).slots) - {TODAY}


def _placeholders(wording: Wording, phrasing: Phrasing) -> set[str]:
    messages = (wording.message, wording.message_odd, phrasing.message)
    return {name for message in messages for name in _PLACEHOLDER.findall(message)}
