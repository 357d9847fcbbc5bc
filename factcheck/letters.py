"""Capital and small letters, as the inside of a class: expressions of ``re`` have none for them."""

from functools import cache

from factcheck.cache import cache_name, load, save


@cache
def capitals() -> str:
    """Return the capitals of the scripts that names are written in, as the inside of a class."""
    return _letters()[0]


@cache
def small_letters() -> str:
    """Return the small letters of the same scripts."""
    return _letters()[1]


@cache
def _letters() -> tuple[str, str]:
    # Asking thousands of characters takes longer than most checks.
    name = cache_name("letters")
    found = load(name)
    if found is None:
        beyond = "".join(map(chr, range(0xC0, 0x1F00)))
        upper, lower = (filter(sort, beyond) for sort in (str.isupper, str.islower))
        found = "A-Z" + "".join(upper), "a-z" + "".join(lower)
        save(name, found)
    capital, small = found
    return capital, small
