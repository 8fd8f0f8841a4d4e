"""Who must ask the chair before sending somebody else. Pure."""

from __future__ import annotations

from diemcau.directory.domain import BodyKind

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


def needs_consent(kind: str) -> bool:
    """Whether a deputy from a body of this kind comes only with the chair's consent; the others simply register him.

    Source: Quyết định 45/2018/QĐ-TTg: a head who cannot come reports to the chair and may send a deputy with consent.
    """
    return kind not in _BESIDE
