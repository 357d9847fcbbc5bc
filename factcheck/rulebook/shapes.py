"""The keys of a rule file and the shapes of their values, held against the tables in `keys`."""

from collections.abc import Mapping
from typing import Any

from factcheck.patterns.errors import suggestion
from factcheck.records import NamedTuple
from factcheck.rulebook.errors import RuleFileError, complaint
from factcheck.rulebook.keys import BLOCKS, SEVERITIES, Key, Shape
from factcheck.sources import FORMATS


class RuleFile(NamedTuple):
    """A rule file under examination."""

    path: str
    text: str

    def error(self, **facts: Any) -> RuleFileError:
        """Return an error that points into the file; see `factcheck.rulebook.errors.complaint`."""
        return complaint(self.path, self.text, **facts)


def check_keys(
    file: RuleFile, table: str, data: Mapping[str, Any], keys: Mapping[str, Key]
) -> None:
    """Refuse keys that *keys* does not have, missing ones, and values of another shape.

    Raises:
        RuleFileError: There is such a key.
    """
    place = f" in [{table}]" if table else ""
    for name, value in data.items():
        key = keys.get(name)
        if key is None:
            raise file.error(
                problem=f'unknown key "{name}"{place}',
                table=table,
                key=name,
                advice=suggestion(name, keys),
            )
        reason = unfit(value, key.shape)
        if reason:
            raise file.error(problem=f'"{name}"{place} must be {reason}', table=table, key=name)
    for name, key in keys.items():
        if key.required and name not in data:
            raise file.error(
                problem=f'"{name}" is missing{place}',
                table=table,
                advice=f"{name}: {key.meaning}",
            )


def unfit(value: object, shape: Shape) -> str:
    """Return what *value* must be, or nothing if it is that."""
    if shape in {"text", "text or texts"} and isinstance(value, str):
        return "" if value.strip() else "more than blanks"
    filled = isinstance(value, list | dict) and bool(value)
    texts = isinstance(value, list) and all(isinstance(one, str) and one for one in value)
    match shape:
        case "severity":
            return "" if value in SEVERITIES else _one_of(SEVERITIES)
        case "format":
            return "" if value in FORMATS else _one_of(tuple(FORMATS))
        case "blocks":
            fits = filled and texts and set(value) <= set(BLOCKS)  # type: ignore[call-overload]
            return "" if fits else f"a list of block kinds: {_one_of(BLOCKS)}"
        case "options":
            return "" if isinstance(value, dict) else "a table"
        case "texts" | "text or texts":
            wanted = "a list of texts" if shape == "texts" else "a text or a list of texts"
            return "" if filled and texts else wanted
        case "phrasings":
            fits = filled and isinstance(value, list)
            fits = fits and all(isinstance(one, str | dict) and one for one in value)  # type: ignore[attr-defined]
            return "" if fits else "a list of patterns, or of tables with a pattern"
        case "messages":
            fits = filled and isinstance(value, dict)
            fits = fits and all(isinstance(one, str) and one for one in value.values())  # type: ignore[attr-defined]
            return "" if fits else "a table: name = 'the message'"
        case "answers":
            fits = filled and isinstance(value, dict)
            fits = fits and all(isinstance(one, str) for one in value.values())  # type: ignore[attr-defined]
            return "" if fits else "a table: 'the sentence' = 'the right answer'"
        case _:
            return "a text in quotes"


def _one_of(names: tuple[str, ...]) -> str:
    return f"one of {', '.join(names)}"
