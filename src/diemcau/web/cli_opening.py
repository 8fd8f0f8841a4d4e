"""`diemcau plan open`: a plan into the database, with the difference told in words."""

from __future__ import annotations

import argparse
import os
from hashlib import sha256
from pathlib import Path
from textwrap import fill

import django
from django.db.utils import OperationalError, ProgrammingError

from diemcau.kernel.errors import Refused, Unreadable
from diemcau.kernel.numbers import written

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "diemcau.web.settings")
django.setup()

# What follows holds models, and models want Django set up.
from django.core.files import File  # noqa: E402

from diemcau.directory.domain.names import name_key  # noqa: E402
from diemcau.directory.models import Organisation  # noqa: E402
from diemcau.plan import actions  # noqa: E402
from diemcau.plan.domain.difference import Change  # noqa: E402
from diemcau.plan.models import PlanDocument  # noqa: E402
from diemcau.plan.queries.differences import Difference, Item, Section, difference  # noqa: E402
from diemcau.plan.queries.prepared import conference_of, prepare  # noqa: E402

DONE, UNANSWERED = 0, 1
SHOWN = 20  # changes of one noun that are told one by one
WIDTH = 110


def run(arguments: argparse.Namespace) -> int:
    """Make or update a conference, and tell what changed. 1 where names are unanswered and `--partly` was not said."""
    try:
        return _open(Path(arguments.file), arguments.owner, partly=arguments.partly)
    except (OperationalError, ProgrammingError):
        raise Refused("Cơ sở dữ liệu chưa được tạo; hãy chạy ./bin/serve một lần trước.") from None


def _open(path: Path, owner_name: str | None, *, partly: bool) -> int:
    owner = _owner(owner_name) if owner_name else None
    document = _document(path)
    conference = conference_of(prepare(document, owner=owner))
    found = difference(document, conference, owner)
    print(told(found))
    if found.asked and not partly:
        print("\nChưa áp dụng: hãy trả lời các tên trên ở trang Kế hoạch, hoặc thêm --partly để áp dụng phần đã rõ.")
        return UNANSWERED
    if found.conference is None:
        conference = actions.open_conference(document, owner=found.owner, by=None, partly=partly)
        print(f"\nĐã mở hội nghị số {conference.pk}: {conference.short_name}")
    elif not found.is_empty:
        actions.apply(document, found.conference, by=None, partly=partly)
        print(f"\nĐã áp dụng vào hội nghị số {found.conference.pk}: {found.conference.short_name}")
    return DONE


def _owner(name: str) -> Organisation:
    wanted = name_key(name)
    found = [
        organisation
        for organisation in Organisation.objects.prefetch_related("aliases")
        if wanted in {name_key(organisation.name), name_key(organisation.short_name)}
        or wanted in {name_key(alias.text) for alias in organisation.aliases.all()}
    ]
    if len(found) != 1:
        what = "Không có" if not found else f"Có {len(found)}"
        raise Refused(f"{what} đơn vị tên “{name}” trong danh bạ; hãy ghi tên đầy đủ của đơn vị tổ chức.")
    return found[0]


def _document(path: Path) -> PlanDocument:
    """The document of this file: the one that is here already, else read and kept now."""
    try:
        data = path.read_bytes()
    except OSError:
        raise Unreadable(f"Không mở được tệp {path}; hãy kiểm tra đường dẫn và quyền đọc tệp.") from None
    known = PlanDocument.objects.filter(sha256=sha256(data).hexdigest()).order_by("pk").first()
    if known:
        return known
    with path.open("rb") as file:
        return actions.upload_plan(File(file, name=path.name), by=None)


def told(found: Difference) -> str:
    """The difference, one noun after the other."""
    head = f"Hội nghị số {found.conference.pk} “{found.conference}”" if found.conference else "Hội nghị mới"
    parts = [f"{head}, đơn vị tổ chức: {found.owner}."]
    if found.is_empty:
        parts.append("Hội nghị đã khớp với kế hoạch; không có gì thay đổi.")
    parts += [_section(section) for section in found.sections]
    if found.kept:
        kept = "\n".join(f"  {field.label}: giữ “{field.before}”, kế hoạch ghi “{field.after}”" for field in found.kept)
        parts.append(f"Giữ nguyên vì đã có người sửa\n{kept}")
    if found.asked:
        parts.append(_asked(found))
    return "\n\n".join(parts)


def _section(section: Section) -> str:
    counts = [f"{verb} {written(section.counts[change])}" for change, verb in _VERBS if change in section.counts]
    lines = [f"{section.title}: {', '.join(counts).lower()}"]
    lines += [_item(item) for item in section.items[:SHOWN]]
    if rest := section.total - sum(item.count for item in section.items[:SHOWN]):
        lines.append(f"  … và {written(rest)} thay đổi khác")
    return "\n".join(lines)


_VERBS = (
    (Change.ADDED, "Thêm"),
    (Change.CHANGED, "Sửa"),
    (Change.REMOVED, "Bỏ"),
    (Change.FLAGGED, "Giữ lại dù kế hoạch không còn nêu"),
    (Change.RESTORED, "Được nêu lại"),
)
_SIGNS = {Change.ADDED: "+", Change.CHANGED: "~", Change.REMOVED: "-", Change.FLAGGED: "!", Change.RESTORED: "+"}


def _item(item: Item) -> str:
    fields = [f"{field.label}: “{field.before}” → “{field.after}”" for field in item.fields]
    if not item.label:
        return "\n".join(_wrapped(f"{_SIGNS[item.change]} {field}", 2) for field in fields)
    number = f"{written(item.count)} × " if item.count > 1 else ""
    where = f" (dòng {item.lines[0]})" if item.lines else ""
    names = f": {'; '.join(item.samples)}{'; …' if item.count > len(item.samples) else ''}" if item.samples else ""
    lines = [_wrapped(f"{_SIGNS[item.change]} {number}{item.label}{where}{names}", 2)]
    return "\n".join([*lines, *(_wrapped(field, 6) for field in fields)])


def _wrapped(text: str, indent: int) -> str:
    return fill(text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2))


def _asked(found: Difference) -> str:
    lines = [f"Chưa rõ là đơn vị nào: {len(found.asked)} tên"]
    for name in found.asked:
        where = f" (dòng {', '.join(str(first) for first, _ in name.lines)})" if name.lines else ""
        lines.append(f"  ? “{name.printed}”{where}")
        if name.candidates:
            lines.append(f"      gần giống: {'; '.join(candidate for _, candidate in name.candidates)}")
    return "\n".join(lines)
