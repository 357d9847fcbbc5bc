"""Our named tuples do what those of `typing` do."""

from __future__ import annotations

import copy
import inspect
import pickle
import typing
from fractions import Fraction

import pytest

from factcheck import records


class Ours(records.NamedTuple):
    """With a field of every sort."""

    value: Fraction
    unit: str = ""
    parts: tuple[int, ...] = ()

    @property
    def double(self) -> Fraction:
        """Twice the value."""
        return self.value * 2


class Theirs(typing.NamedTuple):
    """The same by `typing`."""

    value: Fraction
    unit: str = ""
    parts: tuple[int, ...] = ()


VALUE = Fraction(1, 3)


def test_values_are_found_by_name_and_by_place() -> None:
    ours = Ours(VALUE, parts=(1, 2))
    assert (ours.value, ours.unit, ours.parts) == tuple(ours) == Theirs(VALUE, parts=(1, 2))
    assert ours[0] == VALUE
    assert ours.double == Fraction(2, 3)
    assert hash(ours) == hash(Theirs(VALUE, parts=(1, 2)))


def test_what_is_told_of_the_class_is_the_same() -> None:
    assert Ours._fields == Theirs._fields == Ours.__match_args__
    assert Ours._field_defaults == Theirs._field_defaults
    assert inspect.signature(Ours).parameters.keys() == inspect.signature(Theirs).parameters.keys()
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
    assert Ours.__doc__ == "With a field of every sort."


def test_helpers_do_the_same() -> None:
    ours, theirs = Ours(VALUE, "km"), Theirs(VALUE, "km")
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert ours._asdict() == theirs._asdict()
    assert tuple(ours._replace(unit="m")) == tuple(theirs._replace(unit="m"))
    assert Ours._make([VALUE, "km", ()]) == ours
    assert type(Ours._make([VALUE, "km", ()])) is Ours


def test_copies_and_other_processes_get_the_same() -> None:
    ours = Ours(VALUE, "km", (3,))
    sent = pickle.loads(pickle.dumps(ours))  # noqa: S301 - our own
    for again in (copy.copy(ours), copy.deepcopy(ours), sent):
        assert again == ours
        assert type(again) is Ours


def test_a_match_takes_it_apart() -> None:
    match Ours(VALUE, "km"):
        case Ours(value, unit=unit):
            assert (value, unit) == (VALUE, "km")
        case _:
            pytest.fail("no match")


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_what_is_wrong_is_refused(kind: type[Ours]) -> None:
    with pytest.raises(TypeError):
        kind()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        kind(VALUE, "km", (), 7)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        kind(VALUE, size=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        kind._make([VALUE])
    with pytest.raises(ValueError, match="unexpected field names"):
        kind(VALUE)._replace(size=1)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        kind(VALUE).unit = "m"  # type: ignore[misc]


def test_a_field_without_default_cannot_follow_one_with_it() -> None:
    with pytest.raises(TypeError, match="Wrong"):

        class Wrong(records.NamedTuple):
            unit: str = ""
            value: int  # type: ignore[misc]
