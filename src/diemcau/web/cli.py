"""The command `diemcau`: a table of what it can be asked, each imported only when asked for.

Exit codes: 0 done; 1 done, and errors were found in the document; 2 not done, with one sentence on standard error.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from diemcau.plan.domain.model import Reading

DONE, FAULTY, REFUSED = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What stands after `diemcau`, what it does, and the function that does it."""

    words: tuple[str, ...]
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the answer is the exit code."""
    _speak_utf8()
    arguments = _parser().parse_args(argv)
    from diemcau.kernel.errors import DomainError

    try:
        return int(arguments.run(arguments))
    except DomainError as error:
        print(error.message, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:  # the reader of our output has gone: `diemcau plan read … | head`
        sys.stdout = None
        return DONE


# -- plan read, plan check


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="TỆP", help="văn bản .txt, .docx, .pdf hoặc ảnh quét")


def _file_or_json(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument("--json", action="store_true", help="in ra JSON theo plan.schema.json")


def _read(arguments: argparse.Namespace) -> int:
    reading = _reading(arguments.file)
    if arguments.json:
        import json

        from diemcau.plan.domain.contract import as_json

        json.dump(as_json(reading), sys.stdout, ensure_ascii=False)
        print()
    else:
        from diemcau.web.cli_reading import reading_in_words

        print(reading_in_words(reading))
    return DONE


def _check(arguments: argparse.Namespace) -> int:
    from diemcau.plan.domain.model import Severity
    from diemcau.web.cli_reading import findings_in_words

    findings = _reading(arguments.file).findings
    print(findings_in_words(findings))
    return FAULTY if any(finding.severity is Severity.ERROR for finding in findings) else DONE


def _reading(path: str) -> Reading:
    from diemcau.kernel.dates import today_here
    from diemcau.nd30.text import read_text
    from diemcau.plan.domain.reading import read

    return read(read_text(path), today=today_here())


# -- plan open


def _file_and_owner(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    parser.add_argument("--owner", metavar="TÊN", help="đơn vị tổ chức, khi văn bản không nêu rõ")
    parser.add_argument("--partly", action="store_true", help="áp dụng phần đã rõ dù còn tên chưa rõ là đơn vị nào")


def _open(arguments: argparse.Namespace) -> int:
    from diemcau.web.cli_opening import run

    return run(arguments)


# -- nd30 check


def _check_form(arguments: argparse.Namespace) -> int:
    from diemcau.web.cli_checking import run

    return run(arguments)


def _set_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="TỆP", help="văn bản .docx hoặc .pdf")
    parser.add_argument("--json", action="store_true", help="in ra JSON")


# -- serve


def _start(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--empty", action="store_true", help="lần đầu không nạp dữ liệu mẫu")


def _serve(arguments: argparse.Namespace) -> int:
    from diemcau.web.serve import serve

    return serve(empty=arguments.empty)


# -- simulate


def _how_to_simulate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sites", type=int, default=260, metavar="SỐ", help="số điểm cầu (mặc định 260)")
    parser.add_argument("--faults", action="store_true", help="có mất kết nối, màn hình cũ, đăng ký dồn dập")
    parser.add_argument("--factor", type=float, default=600, metavar="LẦN", help="đồng hồ chạy nhanh gấp bao nhiêu")
    parser.add_argument("--seed", type=int, default=1, metavar="MÃ", help="cùng mã thì cùng một ngày")


def _simulate(arguments: argparse.Namespace) -> int:
    from diemcau.kernel.errors import Refused
    from diemcau.web.cli_simulating import simulate

    if not 1 <= arguments.sites <= 5000:
        raise Refused("Số điểm cầu để mô phỏng từ 1 đến 5.000.")
    report, is_whole = simulate(
        sites=arguments.sites, faults=arguments.faults, factor=arguments.factor, seed=arguments.seed
    )
    print(report)
    return DONE if is_whole else FAULTY


COMMANDS = (
    Command(
        words=("plan", "read"), help="đọc một văn bản và in ra nội dung hiểu được", arguments=_file_or_json, run=_read
    ),
    Command(words=("plan", "check"), help="nêu những chỗ cần sửa trong một văn bản", arguments=_file, run=_check),
    Command(words=("plan", "open"), help="mở hoặc sửa hội nghị theo một văn bản", arguments=_file_and_owner, run=_open),
    Command(
        words=("nd30", "check"),
        help="nêu những chỗ trái thể thức của Nghị định 30/2020/NĐ-CP",
        arguments=_set_file,
        run=_check_form,
    ),
    Command(
        words=("simulate",), help="mô phỏng cả một ngày họp và in báo cáo", arguments=_how_to_simulate, run=_simulate
    ),
    Command(words=("serve",), help="chạy trang web và việc nền", arguments=_start, run=_serve),
)


# -- how the table becomes a parser


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        print(f"Lệnh chưa đúng; hãy gõ “{self.prog} --help” để xem cách dùng.", file=sys.stderr)
        raise SystemExit(REFUSED)

    def format_help(self) -> str:
        text = super().format_help()
        for english, vietnamese in _WORDS:
            text = text.replace(english, vietnamese)
        return text


_WORDS = (
    ("usage: ", "Cách dùng: "),
    ("positional arguments:", "Tham số:"),
    ("options:", "Tùy chọn:"),
    ("show this help message and exit", "in hướng dẫn này"),
)


def _parser() -> argparse.ArgumentParser:
    root = _Parser(prog="diemcau", description="Đọc kế hoạch đã ký và điều hành hội nghị trực tuyến nhiều điểm cầu.")
    groups: dict[tuple[str, ...], argparse._SubParsersAction[_Parser]] = {}
    groups[()] = root.add_subparsers(title="Lệnh", metavar="LỆNH", required=True)
    for command in COMMANDS:
        for depth in range(1, len(command.words)):
            words = command.words[:depth]
            if words not in groups:
                names = ", ".join(other.words[depth] for other in COMMANDS if other.words[:depth] == words)
                group = groups[words[:-1]].add_parser(words[-1], help=names)
                groups[words] = group.add_subparsers(title="Lệnh", metavar="LỆNH", required=True)
        parser = groups[command.words[:-1]].add_parser(command.words[-1], help=command.help, description=command.help)
        command.arguments(parser)
        parser.set_defaults(run=command.run)
    return root


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
