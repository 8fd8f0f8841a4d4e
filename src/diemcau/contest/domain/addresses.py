"""Where a code is sent: an own mail address or telephone number. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MAIL = re.compile(r"[\w.+%-]{1,64}@(?:[\w-]{1,63}\.)+[A-Za-z]{2,24}", re.ASCII)
_PHONE = re.compile(r"(?:\+?84|0)([35789]\d{8})", re.ASCII)  # mobile numbers: a code reaches no other


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """`written` as it was given, `key` what makes two the same, `channel` by which a code goes there."""

    written: str
    key: str
    channel: str


def read_address(text: str) -> Address | None:
    """A mail address or a Vietnamese mobile number; None where it is neither. Never asked of DNS."""
    bare = text.strip()
    if _MAIL.fullmatch(bare):
        return Address(written=bare, key=bare.casefold(), channel="email")
    digits = re.sub(r"[ .()-]", "", bare)
    if found := _PHONE.fullmatch(digits):
        return Address(written=f"0{found[1]}", key=f"+84{found[1]}", channel="sms")
    return None
