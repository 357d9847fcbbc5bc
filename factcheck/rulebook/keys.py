"""The keys of a rule file: what each holds, whether it must be there, and what it is for.

The reader checks files against these tables, ``rules/rule.schema.json`` is generated from them, and
the guide in ``rules/README.md`` lists them all.
"""

from collections.abc import Mapping
from typing import Literal, get_args

from factcheck.model import BlockKind, Severity
from factcheck.records import NamedTuple
from factcheck.sources import FORMATS

Shape = Literal[
    "text",
    "severity",
    "format",
    "texts",
    "text or texts",
    "blocks",
    "options",
    "phrasings",
    "answers",
    "messages",
]


class Key(NamedTuple):
    """One key of a table."""

    shape: Shape
    required: bool
    meaning: str


SEVERITIES: tuple[str, ...] = get_args(Severity)
BLOCKS: tuple[str, ...] = get_args(BlockKind)

RULE_KEYS: Mapping[str, Key] = {
    "id": Key("text", True, "the rule's name, in words joined by hyphens; also the file's name"),
    "summary": Key("text", True, "one line that says what is true of a right article"),
    "family": Key("text", False, "the family, if it is not the name of the folder"),
    "severity": Key("severity", True, "the most a finding can be"),
    "relation": Key(
        "text or texts", False, "the formula between the slots; of several, the first fits"
    ),
    "unless": Key("text", False, "a formula; where it is certainly true there is no finding"),
    "elsewhere": Key(
        "texts", False, "slots in whose place an earlier figure of the sentence may be meant"
    ),
    "where": Key("blocks", False, "the kinds of block to look at; all, if not given"),
    "since": Key("text", False, "the version that brought the rule"),
    "why": Key("text", True, "how the slip comes about, for the person who made it"),
    "check": Key("text", False, "instead of a relation: the name of an installed check"),
    "format": Key("format", False, "the format of the examples; plain text, if not given"),
    "options": Key("options", False, "settings of the check, with their defaults"),
}
WORDING_KEYS: Mapping[str, Key] = {
    "summary": Key("text", False, "the rule's summary in this language"),
    "message": Key(
        "text", True, "the finding in one sentence; {slot} and {expected} are filled in"
    ),
    "message_odd": Key("text", False, "the same, where only the rounding is unusual"),
    "messages": Key("messages", False, "further messages of the check, by name"),
    "phrasings": Key("phrasings", False, "how people say it: patterns"),
    "except": Key(
        "texts", False, "patterns; where one stands in the sentence, there is no finding"
    ),
    "doubt": Key("texts", False, "patterns; where one stands in the sentence, it is only info"),
    "right": Key("texts", True, "sentences without a finding"),
    "known_false_alarms": Key("texts", False, "right sentences that still give a finding"),
    "wrong": Key("answers", True, "sentences with one finding, and what they should have said"),
}
PHRASING_KEYS: Mapping[str, Key] = {
    "pattern": Key("text", True, "the pattern"),
    "relation": Key("text or texts", False, "the formula, in place of the rule's"),
    "severity": Key("severity", False, "the most a finding can be, in place of the rule's"),
    "unless": Key("text", False, "the exception, in place of the rule's"),
    "message": Key("text", False, "the message, in place of the rule's"),
    "except": Key("texts", False, "the exceptions, in place of the rule's"),
    "further": Key(
        "text", False, "a pattern for more figures behind the match, which go with its other ones"
    ),
}


def schema() -> dict[str, object]:
    """Return the JSON Schema of a rule file, for editors that complete and underline."""
    from factcheck.languages import language_codes  # noqa: PLC0415 - reads a folder

    wording = _table(WORDING_KEYS)
    properties = {name: _property(key) for name, key in RULE_KEYS.items()}
    properties |= {code: {"$ref": "#/$defs/wording"} for code in language_codes()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rule of factcheck",
        "description": "Explained in rules/README.md; generated from factcheck/rulebook/keys.py.",
        "type": "object",
        "properties": properties,
        "required": [name for name, key in RULE_KEYS.items() if key.required],
        "anyOf": [{"required": ["relation"]}, {"required": ["check"]}],
        "additionalProperties": False,
        "$defs": {"wording": wording, "phrasing": _table(PHRASING_KEYS)},
    }


def schema_text() -> str:
    """Return `schema` as it stands in ``rules/rule.schema.json``."""
    import json  # noqa: PLC0415 - never needed for checking

    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _table(keys: Mapping[str, Key]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": {name: _property(key) for name, key in keys.items()},
        "required": [name for name, key in keys.items() if key.required],
        "additionalProperties": False,
    }


def _property(key: Key) -> dict[str, object]:
    return {"description": key.meaning, **_SCHEMAS[key.shape]}


_TEXT: dict[str, object] = {"type": "string", "minLength": 1}
_TEXTS: dict[str, object] = {"type": "array", "items": _TEXT, "minItems": 1}
_SCHEMAS: Mapping[Shape, dict[str, object]] = {
    "text": _TEXT,
    "severity": {"enum": list(SEVERITIES)},
    "format": {"enum": list(FORMATS)},
    "texts": _TEXTS,
    "text or texts": {"anyOf": [_TEXT, _TEXTS]},
    "blocks": {"type": "array", "items": {"enum": list(BLOCKS)}, "minItems": 1},
    "options": {"type": "object"},
    "phrasings": {
        "type": "array",
        "items": {"anyOf": [_TEXT, {"$ref": "#/$defs/phrasing"}]},
        "minItems": 1,
    },
    "messages": {"type": "object", "additionalProperties": _TEXT, "minProperties": 1},
    "answers": {"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 1},
}
