"""The same words for programs that show mail as a page. Pure."""

from __future__ import annotations

import re
from html import escape

_ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:)]")


def as_html(text: str) -> str:
    """Exactly what the text says: paragraphs between empty lines, lists of lines with a dash, addresses to press."""
    paragraphs = ([line for line in part.split("\n") if line.strip()] for part in text.split("\n\n"))
    body = "\n".join(_paragraph(lines) for lines in paragraphs if lines)
    return f'<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"></head><body>\n{body}\n</body></html>\n'


def _paragraph(lines: list[str]) -> str:
    begun = next((at for at, line in enumerate(lines) if line.startswith("- ")), len(lines))
    ended = next((at for at in range(begun, len(lines)) if not lines[at].startswith("- ")), len(lines))
    before, items, after = lines[:begun], lines[begun:ended], lines[ended:]
    found = [f"<p>{'<br>'.join(map(_line, before))}</p>"] if before else []
    if items:
        found.append(f"<ul>{''.join(f'<li>{_line(item[2:])}</li>' for item in items)}</ul>")
    if after:
        found.append(_paragraph(after))
    return "\n".join(found)


def _line(line: str) -> str:
    """Escaped, with each address as a link."""
    found, at = [], 0
    for match in _ADDRESS.finditer(line):
        address = escape(match.group(), quote=True)
        found += [escape(line[at : match.start()]), f'<a href="{address}">{address}</a>']
        at = match.end()
    return "".join([*found, escape(line[at:])])
