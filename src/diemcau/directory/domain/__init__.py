"""What can be known about the directory with paper and pencil. Pure."""

from diemcau.directory.domain.vocabulary import BODY_KIND_NAMES, ROLE_NAMES, TIER_NAMES, BodyKind, Role, Tier

__all__ = ["BODY_KIND_NAMES", "ROLE_NAMES", "TIER_NAMES", "BodyKind", "Role", "Tier"]
