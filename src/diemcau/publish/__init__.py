"""Frozen results, reports, the public pages, and their release."""
