"""`bin/bench NAME…`: measure, print a table and one line of JSON; `--save` keeps the figures and writes the page."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from bench import machine, page

FOLDER = Path(__file__).resolve().parent
NAMES = sorted(
    {each.name for each in iter_modules([str(FOLDER)])} - {"__main__", "machine", "page", "processes", "stage"}
)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bin/bench", description="Đo và in bảng số đo.")
    parser.add_argument("names", nargs="+", choices=NAMES, metavar="TÊN", help=", ".join(NAMES))
    parser.add_argument("--save", action="store_true", help="ghi số đo vào docs/benchmarks.md")
    given = parser.parse_args(arguments)
    where = machine.describe()
    figures: dict[str, Mapping[str, float | None]] = {}
    for name in given.names:
        module = import_module(f"bench.{name}")
        figures[name] = module.measure()
        print("\n".join(page.table(name, module.MEASURES, figures[name])), end="\n\n", flush=True)
    print(" · ".join(where.values()), end="\n\n")
    if given.save:
        today = datetime.now(UTC).date().isoformat()
        for name, measured in figures.items():
            page.keep(name, {"on": today, "machine": where, "figures": dict(measured)})
        page.write()
    # Each figure under its benchmark's name, and plainly by its own: no two share one.
    plain = {figure: value for measured in figures.values() for figure, value in measured.items()}
    print(json.dumps({**plain, **figures, "machine": where}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
