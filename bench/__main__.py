"""`bin/bench NAME…`: measure, print a table and one line of JSON; `--save` keeps the figures and writes the page."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from pkgutil import iter_modules

from bench import page
from bench.alone import measured

FOLDER = Path(__file__).resolve().parent
PARTS = {
    *("__main__", "alone", "asking", "beside", "machine", "namespaces", "page", "processes"),
    *("readings", "recorder", "records", "scores", "stage"),
}
NAMES = sorted({each.name for each in iter_modules([str(FOLDER)])} - PARTS)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bin/bench", description="Đo và in bảng số đo.")
    parser.add_argument("names", nargs="+", choices=NAMES, metavar="TÊN", help=", ".join(NAMES))
    parser.add_argument("--save", action="store_true", help="ghi số đo vào docs/benchmarks.md")
    given = parser.parse_args(arguments)
    figures: dict[str, Mapping[str, float | None]] = {}
    where: dict[str, str] = {}
    more: dict[str, list[str]] = {}
    for name in given.names:
        # A process of its own: no measurement meets what another has loaded.
        with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as alone:
            figures[name], where, more[name] = alone.submit(measured, name).result()
        measures = import_module(f"bench.{name}").MEASURES
        print("\n".join(page.table(name, measures, figures[name])), end="\n\n", flush=True)
        print("\n".join(more[name]), end="\n\n" if more[name] else "", flush=True)
    print(" · ".join(where.values()), end="\n\n")
    if given.save:
        today = datetime.now(UTC).date().isoformat()
        for name, found in figures.items():
            table = {"table": more[name]} if more[name] else {}
            page.keep(name, {"on": today, "machine": where, "figures": dict(found), **table})
        page.write()
    # Each figure under its benchmark's name, and plainly by its own: no two share one.
    plain = {figure: value for found in figures.values() for figure, value in found.items()}
    print(json.dumps({**plain, **figures, "machine": where}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
