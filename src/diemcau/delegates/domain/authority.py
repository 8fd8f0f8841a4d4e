"""Who must ask the chair before sending somebody else. Pure."""

from __future__ import annotations

import re

from diemcau.directory.domain import BodyKind
from diemcau.directory.domain.names import spelled_out
from diemcau.kernel.vietnamese import fold

# Party, Council and Front bodies, and those that the government does not direct, stand beside the chair, not under.
_BESIDE = frozenset(
    {
        BodyKind.PEOPLE_COUNCIL,
        BodyKind.COUNCIL_BODY,
        BodyKind.PARTY_COMMITTEE,
        BodyKind.PARTY_BODY,
        BodyKind.FRONT,
        BodyKind.MASS_ORGANISATION,
        BodyKind.ENTERPRISE,
        BodyKind.OTHER,
    }
)
_HEAD = re.compile(
    r"(?:chu tich|giam doc|truong|thu truong|chanh|nguoi dung dau|tong giam doc|cuc truong|hieu truong)\b"
)


def is_headship(post: str) -> bool:
    """Whether a seat asks for the head himself: "Chủ tịch UBND huyện", not "Đại diện lãnh đạo" or "Phó Chủ tịch"."""
    return _HEAD.match(fold(spelled_out(post))) is not None


def needs_consent(kind: str, post: str) -> bool:
    """Whether a deputy comes only with the chair's consent; the bodies beside the chair simply register him.

    Source: Quyết định 45/2018/QĐ-TTg: a head who cannot come reports to the chair and may send a deputy with consent.
    """
    return kind not in _BESIDE and is_headship(post)
