"""How the cells of a file name an organisation: by code, by identifier or by any of its names."""

from __future__ import annotations

from base64 import b32encode
from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256

from diemcau.directory.domain.cells import shortened
from diemcau.directory.domain.imports.lines import Line
from diemcau.directory.domain.imports.report import Report
from diemcau.directory.domain.names import name_key
from diemcau.directory.domain.rows import OrganisationRow


def made_code(*facts: object) -> str:
    """A code for a row without one; the same facts give the same code, so that a preview and its import agree."""
    return b32encode(sha256("\x1f".join(map(str, facts)).encode()).digest()[:5]).decode()


class References:
    """Finds organisations of the directory and of the file by what people call them."""

    def __init__(self, rows: Iterable[OrganisationRow]) -> None:
        self.rows: dict[str, OrganisationRow] = {}
        self._by_organ_id: dict[str, str] = {}
        self._by_name: defaultdict[str, set[str]] | None = None
        self._unread: set[str] = set()
        for row in rows:
            self.add(row)

    def add(self, row: OrganisationRow) -> None:
        """Know a row; what was known under its code before is forgotten."""
        if self._by_name is not None:
            if before := self.rows.get(row.code):
                for name in (before.name, before.short_name, *before.aliases):
                    self._by_name[name_key(name)].discard(row.code)
            self._index(self._by_name, row)
        self.rows[row.code] = row
        if row.organ_id:
            self._by_organ_id[row.organ_id.upper()] = row.code

    def leave_out(self, line: Line) -> None:
        """A line that could not be read has been complained of: whoever names its organisation is not to blame."""
        names = (line.text("name"), line.text("short_name"))
        self._unread |= {line.text("code"), line.text("organ_id"), *(name_key(name) for name in names if name)} - {""}

    def excuses(self, text: str) -> bool:
        return text in self._unread or name_key(text) in self._unread

    def by_organ_id(self, organ_id: str) -> str | None:
        return self._by_organ_id.get(organ_id.upper())

    def named(self, name: str) -> list[str]:
        """Codes of those that bear a name, those that still exist before those that have ended."""
        if self._by_name is None:
            self._by_name = defaultdict(set)
            for row in self.rows.values():
                self._index(self._by_name, row)
        found = self._by_name.get(name_key(name), set())
        return sorted(found, key=lambda code: (self.rows[code].valid_to is not None, code))

    def find(self, text: str) -> str:
        """The code of the one organisation that the text names.

        Raises:
            ValueError: there is none, or there are several; a Vietnamese sentence.
        """
        if text in self.rows:
            return text
        if code := self.by_organ_id(text):
            return code
        found = self.named(text)
        alive = [code for code in found if self.rows[code].valid_to is None]
        if len(found) == 1 or len(alive) == 1:
            return found[0]
        if not found:
            raise ValueError(
                f"Không có đơn vị “{shortened(text)}” trong danh bạ và trong tệp. Kiểm tra lại mã hoặc tên."
            )
        codes = ", ".join((alive or found)[:4])
        raise ValueError(f"Có {len(alive or found)} đơn vị tên “{shortened(text)}”. Hãy ghi mã: {codes} …")

    @staticmethod
    def _index(names: defaultdict[str, set[str]], row: OrganisationRow) -> None:
        for name in (row.name, row.short_name, *row.aliases):
            if name:
                names[name_key(name)].add(row.code)


def find(line: Line, key: str, references: References, report: Report) -> str | None:
    """The organisation that one cell names, or None with a complaint."""
    try:
        return references.find(line.text(key))
    except ValueError as reason:
        if not references.excuses(line.text(key)):
            line.complain(report, key, str(reason))
        return None
