"""The vocabulary of a conference, and the hours of its programme. Pure."""

from diemcau.conference.domain.vocabulary import (
    FORMAT_NAMES,
    ITEM_KIND_NAMES,
    KIND_NAMES,
    RUNNING,
    Format,
    ItemKind,
    Kind,
    kind_of,
)

__all__ = ["FORMAT_NAMES", "ITEM_KIND_NAMES", "KIND_NAMES", "RUNNING", "Format", "ItemKind", "Kind", "kind_of"]
