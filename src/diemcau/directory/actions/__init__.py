"""What people do to the directory."""

from diemcau.directory.actions.applying import apply
from diemcau.directory.actions.examples import load_example

__all__ = ["apply", "load_example"]
