"""Example directories out of compact facts."""

from diemcau.directory.domain.examples.bodies import Facts, example, organisation
from diemcau.directory.domain.examples.people import Line

__all__ = ["Facts", "Line", "example", "organisation"]
