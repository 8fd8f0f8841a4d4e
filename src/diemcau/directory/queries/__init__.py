"""What pages and files need of the directory."""

from diemcau.directory.queries.snapshots import snapshot

__all__ = ["snapshot"]
