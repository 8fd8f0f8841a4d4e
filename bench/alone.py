"""What runs in the process of one measurement."""

from __future__ import annotations

from importlib import import_module

from bench import machine


def measured(name: str) -> tuple[dict[str, float], dict[str, str], list[str]]:
    """One benchmark, where it was run, and the lines of a table that says more, where it has one."""
    module = import_module(f"bench.{name}")
    figures = module.measure()
    return figures, machine.describe(), module.table() if hasattr(module, "table") else []
