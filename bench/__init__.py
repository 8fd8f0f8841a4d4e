"""Measurements: one module for each, found by its name. `bin/bench plan pages` runs two of them.

A module has `MEASURES`, what each figure means and its unit, and `measure()`, which returns the figures by name.
"""
