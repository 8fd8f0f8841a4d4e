"""Doors to the outside: the calendar feed."""
