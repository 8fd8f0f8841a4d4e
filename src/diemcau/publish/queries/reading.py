"""Results in the language of whoever reads them: English as far as there is one, else the Vietnamese as decided."""

from __future__ import annotations

from django.utils.translation import get_language

from diemcau.publish.domain.wording import english, heading, in_english
from diemcau.publish.models import Edition
from diemcau.scoring.domain.finished import Finished


def reads_english() -> bool:
    return get_language() == "en"


def title_of(edition: Edition) -> str:
    """How a result is called, in the reader's language as far as there is an English one."""
    publication = edition.publication
    if not reads_english():
        return str(publication)
    title, block = (english(text, edition.english) or text for text in (publication.title, publication.block))
    return heading(title, publication.year, block)


def table_read(table: Finished) -> Finished:
    """A table as a file gives it to the reader."""
    return in_english(table) if reads_english() else table
