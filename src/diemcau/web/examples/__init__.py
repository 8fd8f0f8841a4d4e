"""Bundled examples: facts about real areas, invented people."""

from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent
NAMES = ("quang-nam-2024", "da-nang-2025")
