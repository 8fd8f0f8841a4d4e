"""`diemcau nd30 check`: what in a file breaks Nghị định 30/2020/NĐ-CP, in words or as JSON."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Sequence
from dataclasses import asdict

from diemcau.nd30.checking import Fault, Severity, check

WIDTH = 100
SEVERITIES = {Severity.ERROR: "LỖI", Severity.WARNING: "CẢNH BÁO", Severity.NOTE: "LƯU Ý"}


def run(arguments: argparse.Namespace) -> int:
    """0: nothing or only warnings and notes; 1: errors were found."""
    faults = check(arguments.file)
    if arguments.json:
        print(json.dumps([asdict(fault) for fault in faults], ensure_ascii=False))
    else:
        print(faults_in_words(faults))
    return int(any(fault.severity is Severity.ERROR for fault in faults))


def faults_in_words(faults: Sequence[Fault]) -> str:
    """One fault a line, errors first, as `check` gives them."""
    if not faults:
        return "Không có chỗ nào trái thể thức."
    return "\n".join(
        textwrap.fill(
            f"{SEVERITIES[fault.severity]} ({fault.where}): {fault.message} [{fault.code}]",
            WIDTH,
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        for fault in faults
    )
