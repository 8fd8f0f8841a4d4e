"""Which body a name in a file means."""

from __future__ import annotations

from diemcau.directory.models import Organisation
from diemcau.kernel.vietnamese import fold


def unit_names() -> dict[str, str]:
    """From a folded code, name or short name of a body that still exists to its code; "" where several bear it."""
    found: dict[str, str] = {}
    rows = Organisation.objects.filter(valid_to=None).values_list("code", "name", "short_name")
    for code, name, short_name in rows:
        for words in {fold(name), fold(short_name)} - {""}:
            found[words] = "" if found.get(words, code) != code else code
    return found | {fold(code): code for code, _name, _short in rows}
