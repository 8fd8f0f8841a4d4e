"""What runs in the process of one measurement."""

from __future__ import annotations

from importlib import import_module

from bench import machine


def measured(name: str) -> tuple[dict[str, float], dict[str, str]]:
    """One benchmark, and where it was run."""
    return import_module(f"bench.{name}").measure(), machine.describe()
