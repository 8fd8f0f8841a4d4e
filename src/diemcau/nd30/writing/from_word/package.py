"""The parts of a .docx: which one points to which, each opened within the limits of the reader."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from posixpath import dirname, join
from zipfile import ZipFile

from lxml import etree

from diemcau.kernel.errors import Unreadable
from diemcau.nd30.text.word.package import DAMAGED, ZIP_ERRORS, main_part, relations_of, root_of, target_of


@dataclass(frozen=True, slots=True)
class Part:
    """One part that holds text, and what it points to: {"rId4": ("image", "word/media/image1.png")}."""

    root: etree._Element
    targets: dict[str, tuple[str, str]] = field(default_factory=dict)

    def of_kind(self, kind: str) -> str | None:
        return next((name for each, name in self.targets.values() if each == kind), None)


class Package:
    """One Word file, opened once.

    Raises:
        Unreadable: no zip, no Word document, encrypted, damaged, or beyond the limits.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = ZipFile(BytesIO(data))
            self._names = set(self._archive.namelist())
            self.main = self._part(main_part(self._archive, self._names))
        except ZIP_ERRORS as error:
            raise Unreadable(DAMAGED) from error

    def part(self, name: str | None) -> Part | None:
        """A part by its name; None where there is none."""
        try:
            return self._part(name) if name in self._names and name else None
        except ZIP_ERRORS as error:
            raise Unreadable(DAMAGED) from error

    def beside(self, kind: str) -> Part | None:
        """The part of a kind that belongs to the text: styles, numbering, settings, footnotes …"""
        return self.part(self.main.of_kind(kind))

    def content(self, name: str, most: int) -> bytes:
        """The bytes of a part, nothing where there is none or it is larger than `most`."""
        try:
            info = self._archive.getinfo(name)
            return self._archive.read(info) if info.file_size <= most else b""
        except ZIP_ERRORS:
            return b""

    def _part(self, name: str) -> Part:
        folder, file = dirname(name), name.rpartition("/")[2]
        relations = relations_of(self._archive, self._names, join(folder, "_rels", f"{file}.rels"))
        targets = {
            each.get("Id", ""): (each.get("Type", "").rpartition("/")[2], target_of(each, folder))
            for each in relations
            if each.get("TargetMode") != "External"
        }
        return Part(root_of(self._archive, name), targets)
