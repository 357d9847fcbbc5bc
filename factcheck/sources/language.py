"""Which language a paragraph is in, by its letters and its small words.

Counting is enough to tell two languages of which one has letters of its own, and cheap enough for
every paragraph; a paragraph that says nothing about its language has the article's.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from factcheck.languages import text_words

SAMPLE = 240  # characters of a paragraph that are looked at for its language
OPENING = 100  # and for the article's
# A word of its own letters says as much as a small word; a Vietnamese name in an English sentence
# must not outvote the sentence.
LETTERS_TO_A_WORD = 5


def article_language(samples: Iterable[str], languages: tuple[str, ...]) -> str:
    """Return the code of the language that most of an article is in.

    >>> article_language(["Tỉnh ủy Lai Châu held a meeting on the plan."], ("en", "vi"))
    'en'
    """
    scores = _scores(" ".join(sample[:OPENING] for sample in samples), languages)
    return languages[scores.index(max(scores))]


def paragraph_language(text: str, article: str, languages: tuple[str, ...]) -> str:
    """Return the code of the language of *text*, *article* if it gives no sign of another."""
    sample = text[:SAMPLE]
    extra = len(sample.encode()) - len(sample)
    own_letters = bool(_signs(article)[0])
    # The bytes beyond one a character are a cheap count of foreign letters: most paragraphs are
    # as plainly in the article's language as these two lines can tell.
    if (extra * 8 > len(sample)) if own_letters else not extra:
        return article
    scores = dict(zip(languages, _scores(sample, languages), strict=True))
    best = max(scores, key=lambda code: (scores[code], code == article))
    # One small word ("to", "an") is no sign: it may be a word of the other language as well.
    return best if scores[best] > scores[article] + LETTERS_TO_A_WORD else article


def _scores(sample: str, languages: tuple[str, ...]) -> list[int]:
    """Return for each language how much of it is in *sample*."""
    lower = sample.lower()
    words = set(lower.split())
    return [
        LETTERS_TO_A_WORD * len(words & function) + sum(map(letters.__contains__, lower))
        if letters and not lower.isascii()
        else LETTERS_TO_A_WORD * len(words & function)
        for letters, function in map(_signs, languages)
    ]


@cache
def _signs(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the letters and the small words of *language*."""
    words = text_words(language)
    return frozenset("".join(words["letters"])), frozenset(words["function"])
