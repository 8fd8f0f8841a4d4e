"""Every error that we raise on purpose, and what it means to the reader.

DomainError      the message is a full Vietnamese sentence, shown as it is
├── Refused      the present state does not allow it      (web answers 409)
├── Forbidden    this person may not do it                (web answers 403)
└── Unreadable   a document makes no sense                (web answers 422, the CLI exits 2)

Anything else that escapes is a bug, and is answered 500.
"""

from __future__ import annotations


class DomainError(Exception):
    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Refused(DomainError):
    """The present state does not allow it."""


class Forbidden(DomainError):
    """This person may not do it."""


class Unreadable(DomainError):
    """A document makes no sense, as a whole or at one line."""

    def __init__(self, message: str, *, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line
