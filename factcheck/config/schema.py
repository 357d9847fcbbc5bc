"""What a configuration may say: the keys, their shapes and what each is for.

This is the one description of the configuration. Files are held against it, ``config schema``
prints it for editors, and the reference in ``docs/configuration.md`` is made from it. It is
imported only when a file was changed since it was last read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, cast

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import PydanticCustomError

from factcheck.config.globs import is_pattern
from factcheck.config.model import DEFAULTS, Key
from factcheck.languages import language_codes
from factcheck.model import Severity
from factcheck.patterns.errors import suggestion
from factcheck.reports import FORMATS

_UNSET: Any = None  # where nothing is set; TOML has no such value
# What pydantic calls them, and what people who write TOML do.
_SHAPES = {
    "string_type": "a text in quotes",
    "list_type": "a list in square brackets",
    "bool_type": "true or false",
    "dict_type": "a table",
    "model_type": "a table",
}


class _Schema(GenerateJsonSchema):
    """JSON Schema without titles that only repeat the keys, and without ``null``."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """Return that a key needs no title."""
        return False

    def default_schema(self, schema: Any) -> Any:
        """Return the schema of a value, without its default where that is nothing."""
        if schema.get("default", ...) is None:
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)


def _one_of(choices: Sequence[str]) -> Any:
    """Return a text that is one of *choices*, which are known only when they are asked for."""

    def validated(value: str) -> str:
        if value not in choices:
            kind, problem = "one_of", "should be {choices}, not {value}"
            told = ", ".join(f"'{choice}'" for choice in choices)
            raise PydanticCustomError(kind, problem, {"choices": told, "value": repr(value)})
        return value

    return Annotated[str, AfterValidator(validated), Field(json_schema_extra={"enum": [*choices]})]


def _expression(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        kind, problem = "expression", "is no regular expression, {value}: {reason}"
        facts = {"value": repr(value), "reason": str(error)}
        raise PydanticCustomError(kind, problem, facts) from None
    return value


def _glob(value: str) -> str:
    if not is_pattern(value):
        kind, problem = "glob", "should be a pattern of files, not {value}"
        raise PydanticCustomError(kind, problem, {"value": repr(value)})
    return value


def _folders_alone(value: object) -> object:
    """Read a list where a table may stand as the table's ``from``."""
    if isinstance(value, list):
        return {"from": value}
    if not isinstance(value, dict):
        kind, problem = "rules", "should be a list of folders or a table, not {value}"
        raise PydanticCustomError(kind, problem, {"value": repr(value)})
    return value


def _either_shape(schema: dict[str, Any]) -> None:
    """Tell editors that a list may stand in the place of the table."""
    table = dict(schema)
    schema.clear()
    schema["anyOf"] = [{"type": "array", "items": {"type": "string"}}, table]


class _Table(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
    )


class RuleTable(_Table):
    """What is set for one rule."""

    severity: Severity = Field(_UNSET, description="the most a finding of the rule can be")
    options: dict[str, Any] = Field(
        default_factory=dict, description="options of the rule, in place of those in its file"
    )


class RulesTable(_Table):
    """Where further rules come from, and what is set for single rules by their names."""

    model_config = ConfigDict(extra="allow", json_schema_extra=_either_shape)
    __pydantic_extra__: dict[str, RuleTable]

    from_: list[str] = Field(
        DEFAULTS["rules.from"],
        description="folders of further rules, and installed packs as `pack:NAME`;"
        " a later one replaces rules of the same name",
    )


Rules = Annotated[RulesTable, BeforeValidator(_folders_alone)]
Names = list[str]
Glob = Annotated[str, AfterValidator(_glob)]
Expression = Annotated[str, AfterValidator(_expression)]


class File(_Table):
    """Settings in factcheck.toml, .factcheck.toml, or [tool.factcheck] of pyproject.toml."""

    model_config = ConfigDict(title="factcheck.toml")

    include: list[str] = Field(
        DEFAULTS["include"],
        description="files, folders and globs that `factcheck check` reads if it is given none",
    )
    exclude: list[Glob] = Field(
        DEFAULTS["exclude"],
        description="patterns, as in .gitignore, of files and folders that are passed over",
    )
    extend: str = Field(
        _UNSET, description="another file whose settings hold where this one says nothing"
    )
    level: Severity = Field(
        DEFAULTS["level"],
        description="the lowest severity that is shown, and the lowest that ends with code 1",
    )
    fail_level: Literal["error", "warning", "info", "never"] = Field(
        _UNSET, description="the lowest severity that ends with code 1, if it is not `level`"
    )
    select: Names = Field(
        DEFAULTS["select"], description="use only these rules or families of rules (`all` for all)"
    )
    ignore: Names = Field(DEFAULTS["ignore"], description="do not use these rules or families")
    language: _one_of(("auto", *language_codes())) = Field(  # type: ignore[valid-type]
        DEFAULTS["language"], description="the articles' language; `auto` looks at each paragraph"
    )
    date_order: Literal["auto", "dmy", "mdy", "ymd"] = Field(
        DEFAULTS["date-order"],
        description="how 3/4/2023 is read; `auto` reads it as the language does",
    )
    message_language: _one_of(("auto", *language_codes())) = Field(  # type: ignore[valid-type]
        DEFAULTS["message-language"],
        description="the language of messages; `auto` speaks that of the paragraph",
    )
    output_format: _one_of(tuple(FORMATS)) = Field(  # type: ignore[valid-type]
        None, description="how to report; by default `full` on a terminal, `concise` in a pipe"
    )
    baseline: str = Field(
        _UNSET, description="a file of known findings (`--write-baseline`), which are not shown"
    )
    rules: Rules = Field(
        default_factory=cast("Any", RulesTable),
        description="folders of further rules and `pack:NAME`; or a table that has them in `from`,"
        " and tables of single rules by their names",
    )
    skip_patterns: list[Expression] = Field(
        DEFAULTS["skip-patterns"], description="regular expressions; what they match is not read"
    )
    require_suppression_reason: bool = Field(
        DEFAULTS["require-suppression-reason"],
        description="whether a comment that silences a rule must say why",
    )
    per_file_ignores: dict[Glob, Names] = Field(
        default_factory=dict,
        description="rules or families that are silent in the files that a pattern matches",
    )


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a configuration."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **File.model_json_schema(schema_generator=_Schema),
    }


def problems(data: Mapping[str, Any]) -> tuple[tuple[Key, str], ...]:
    """Return what is wrong with *data*: the key, and the problem in one line."""
    try:
        File.model_validate(data)
    except ValidationError as error:
        return tuple(_problem(found) for found in error.errors(include_url=False))
    return ()


def _problem(error: Any) -> tuple[Key, str]:
    """Return one of pydantic's errors in the words of this project."""
    *names, last = error["loc"]
    key = tuple(str(name) for name in error["loc"] if isinstance(name, str))
    place = f" in [{'.'.join(map(str, names))}]" if names and isinstance(last, str) else ""
    if error["type"] == "extra_forbidden":
        model = RuleTable if names else File
        known = [str(field.alias) for field in model.model_fields.values()]
        return key, f'unknown key "{last}"{place}: {suggestion(last, known)}'
    shape = _SHAPES.get(error["type"])
    if error["type"] == "literal_error":
        told = f"should be {error['ctx']['expected']}, not {error['input']!r}"
    elif shape:
        told = f"should be {shape}, not {error['input']!r}"
    else:
        told = error["msg"]
    if isinstance(last, int):
        return key, f'item {last + 1} of "{key[-1]}" {told}'
    return key, f'"{last}"{place} {told}'
