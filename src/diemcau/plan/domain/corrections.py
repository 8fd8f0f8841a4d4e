"""What people corrected, laid over what was read. The reading itself is never changed. Pure."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from diemcau.kernel.dates import PartialDate, possible
from diemcau.plan.domain.contract import Json
from diemcau.plan.domain.model import Reading

END = "-"  # as an index: behind the last entry of a list
MOST_LETTERS, MOST_ENTRIES, DEEPEST = 20_000, 2_000, 40
_OPEN = ("document", "plan")  # the text itself and the findings are not corrected: they follow from the rest
_NOT_IN_CONTRACT = {"annexes"}


class Misfit(ValueError):
    """A correction points to nothing, or its value is not of the kind that belongs there."""


def corrected(reading: Json, corrections: Iterable[tuple[str, Any]]) -> Json:
    """The reading with corrections laid over it, in the order in which people made them.

    Args:
        reading: of the contract's shape; left as it is.
        corrections: JSON pointers (RFC 6901) and values: ("/plan/participants/3/bodies", ["Sở Nội vụ"]). Indices are
            those of the reading as read: an entry that is taken out (value None) leaves the others' numbers alone.
            The index "-" adds an entry at the end of a list; it then has the next number.

    Returns:
        a new reading. A correction whose place does not exist any more (its entry was added by another that has been
        undone) is passed over.
    """
    return _without_removed(overlaid(reading, corrections))  # type: ignore[no-any-return]


def check(reading: Json, path: str, value: Any) -> None:
    """Whether a correction may be laid over this reading (with the earlier ones in it, entries taken out as None).

    Raises:
        Misfit: `path` names nothing that can be corrected, or `value` has not the shape that the place asks for.
    """
    steps = _steps(path)
    if not steps or steps[0] not in _OPEN or "lines" in steps:
        raise Misfit(path)
    holder, last = _holder(reading, path)
    if isinstance(holder, dict) and last not in holder:
        raise Misfit(path)
    hint: Any = Reading
    for step in steps:
        hint = _inside(hint, step)
    if value is None and isinstance(holder, list) and last != END:
        return
    _fit(value, hint)


def overlaid(reading: Json, corrections: Iterable[tuple[str, Any]]) -> Json:
    """As `corrected`, but entries that were taken out stay as None, so that every index still points right."""
    result = copy.deepcopy(reading)
    for path, value in corrections:
        try:
            holder, last = _holder(result, path)
        except Misfit:
            continue
        if isinstance(holder, list) and last == END:
            holder.append(copy.deepcopy(value))
        else:
            holder[last] = copy.deepcopy(value)
    return result


def value_at(reading: Json, path: str) -> Any:
    """What stands at a JSON pointer.

    Raises:
        Misfit: nothing does.
    """
    holder, last = _holder(reading, path)
    try:
        return holder[last]
    except (KeyError, IndexError, TypeError):
        raise Misfit(path) from None


def _steps(path: str) -> list[str]:
    if not path.startswith("/") or path.count("/") > DEEPEST:
        raise Misfit(path)
    return [step.replace("~1", "/").replace("~0", "~") for step in path[1:].split("/")]


def _holder(reading: Json, path: str) -> tuple[Any, Any]:
    """The object or list that holds the place, and its name or index there."""
    holder: Any = reading
    steps = _steps(path)
    for depth, step in enumerate(steps):
        last = depth == len(steps) - 1
        if isinstance(holder, list):
            if last and step == END:
                return holder, END
            if not step.isascii() or not step.isdigit() or int(step) >= len(holder):
                raise Misfit(path)
            if last:
                return holder, int(step)
            holder = holder[int(step)]
        elif isinstance(holder, dict):
            if last:
                return holder, step
            if step not in holder:
                raise Misfit(path)
            holder = holder[step]
        else:
            raise Misfit(path)
    raise Misfit(path)


def _without_removed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_removed(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_without_removed(part) for part in value if part is not None]
    return value


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _inside(hint: Any, step: str) -> Any:
    """The type of what stands at one step inside a type."""
    for kind in _alternatives(hint):
        if is_dataclass(kind) and step in _hints(kind):  # type: ignore[arg-type]
            return _hints(kind)[step]  # type: ignore[arg-type]
        if get_origin(kind) is tuple and (step.isdigit() or step == END):
            return get_args(kind)[0]
    raise Misfit(step)


def _alternatives(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)


def _fit(value: Any, hint: Any, depth: int = 0) -> None:
    if depth > DEEPEST or not any(_fits(value, kind, depth) for kind in _alternatives(hint)):
        raise Misfit(f"{value!r:.100}")


def _fits(value: Any, kind: Any, depth: int) -> bool:
    if kind is NoneType:
        return value is None
    if kind in (int, bool, str):
        return type(value) is kind and (kind is not str or (len(value) <= MOST_LETTERS and "\0" not in value))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return value in [member.value for member in kind]
    if get_origin(kind) is tuple:
        return _is_list_of(value, get_args(kind), depth)
    if get_origin(kind) is dict:
        return isinstance(value, dict) and all(isinstance(name, str) for name in value)
    if is_dataclass(kind):
        return _is_object(value, kind, depth)  # type: ignore[arg-type]
    return False


def _is_list_of(value: Any, kinds: tuple[Any, ...], depth: int) -> bool:
    if not isinstance(value, list) or len(value) > MOST_ENTRIES:
        return False
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        for part in value:
            _fit(part, kinds[0], depth + 1)
        return True
    return len(value) == 2 and all(type(part) is int and part >= 1 for part in value) and value[0] <= value[1]


def _is_object(value: Any, kind: type, depth: int) -> bool:
    names = {field.name for field in fields(kind)} - _NOT_IN_CONTRACT
    if not isinstance(value, dict) or set(value) != names:
        return False
    for name in names:
        _fit(value[name], _hints(kind)[name], depth + 1)
    return kind is not PartialDate or possible(value["year"], value["month"], value["day"])
