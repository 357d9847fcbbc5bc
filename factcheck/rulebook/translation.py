"""Messages in one language whatever the article's, for desks that read reports in their own.

A rule file has a message for each language it knows, and all of them name the same figures. So a
rule that speaks another language is a rule with other messages: nothing else has to know of it.
"""

import re
from types import MappingProxyType

from factcheck.rulebook.agreement import ANSWERS
from factcheck.rulebook.model import Phrasing, Rule, Wording

_FIELD = re.compile(r"\{(\w+)\}")


def speaking(rule: Rule, language: str) -> Rule:
    """Return *rule* with its messages in *language*, if it has such.

    A phrasing that does not bind all figures of the other message keeps its own.
    """
    spoken = rule.wordings.get(language)
    if spoken is None:
        return rule
    wordings = {
        code: wording if code == language else _translated(wording, spoken)
        for code, wording in rule.wordings.items()
    }
    return rule._replace(wordings=MappingProxyType(wordings))


def _translated(own: Wording, spoken: Wording) -> Wording:
    bound = {slot.name for phrasing in own.phrasings for slot in phrasing.search.bound}
    odd_fits = _fields(spoken.message_odd) <= bound | ANSWERS
    return own._replace(
        message=spoken.message,
        message_odd=spoken.message_odd if odd_fits else own.message_odd,
        messages=spoken.messages,
        phrasings=tuple(
            phrasing._replace(message=_message(phrasing, own, spoken)) for phrasing in own.phrasings
        ),
    )


def _message(phrasing: Phrasing, own: Wording, spoken: Wording) -> str:
    """Return the message of *phrasing* in the other language, empty for the general one."""
    told = _fields(phrasing.message)
    alike = [one.message for one in spoken.phrasings if one.message]
    match = [message for message in alike if told and _fields(message) == told]
    bound = {slot.name for slot in phrasing.search.bound}
    if match or _fields(spoken.message) <= bound | ANSWERS:
        return match[0] if match else ""
    return phrasing.message or own.message


def _fields(message: str) -> set[str]:
    return set(_FIELD.findall(message))
