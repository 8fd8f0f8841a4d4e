"""A conference to try things on: the example province, people to sign in as, the example plan applied."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from diemcau.conference.models import ConferenceRole
from diemcau.directory.actions import load_example
from diemcau.directory.domain import Role
from diemcau.directory.models import Account, Organisation, OrganisationRole
from diemcau.plan.actions import open_conference, upload_plan
from diemcau.web.demo import fill
from diemcau.web.examples import EXAMPLES

PLAN = EXAMPLES / "ke-hoach-hoi-nghi.txt"

# Sign-in name, invented person, role, the organisation that it is held for (None: the whole system).
CAST = [
    ("quan-tri", "Lê Thị Quản Trị", None, None),
    ("to-chuc", "Trần Văn Tổ Chức", Role.ORGANISER, "Sở Nội vụ"),
    ("van-phong", "Phạm Thị Văn Phòng", Role.OFFICE, "Văn phòng Ủy ban nhân dân tỉnh"),
    ("ky-thuat", "Nguyễn Văn Kỹ Thuật", Role.TECHNICIAN, "Sở Thông tin và Truyền thông"),
    ("chu-tri", "Hồ Thị Chủ Trì", Role.CHAIR, "Ủy ban nhân dân tỉnh Quảng Nam"),
    ("thu-ky", "Võ Văn Thư Ký", Role.SECRETARY, "Ủy ban nhân dân tỉnh Quảng Nam"),
    ("tam-ky", "Đỗ Thị Đầu Mối", Role.UNIT_CONTACT, "Ủy ban nhân dân thành phố Tam Kỳ"),
]


class Command(BaseCommand):
    help = "Nạp tỉnh mẫu, tài khoản mẫu và kế hoạch mẫu; --accounts chỉ in tài khoản mẫu đã có."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--accounts", action="store_true")

    def handle(self, *args: Any, accounts: bool, **options: Any) -> None:
        if not accounts:
            self._load()
        elif _notes().exists():
            self.stdout.write(_notes().read_text())

    def _load(self) -> None:
        load_example(EXAMPLES / "quang-nam-2024")
        password = secrets.token_urlsafe(9)
        with transaction.atomic():
            people = {name: _person(name, full_name, role, body, password) for name, full_name, role, body in CAST}
        _keep(password)
        with PLAN.open("rb") as file:
            document = upload_plan(File(file, name=PLAN.name), by=people["to-chuc"])
        owner = Organisation.objects.get(name="Ủy ban nhân dân tỉnh Quảng Nam")
        conference = open_conference(document, owner=owner, by=people["to-chuc"], partly=True)
        ConferenceRole.objects.bulk_create(
            ConferenceRole(conference=conference, account=people[name], role=role)
            for name, _, role, _ in CAST
            if role in {Role.OFFICE, Role.TECHNICIAN, Role.CHAIR, Role.SECRETARY}
        )
        fill(conference, people)


def _person(name: str, full_name: str, role: Role | None, body: str | None, password: str) -> Account:
    account = Account.objects.create_user(name, password, full_name=full_name, is_administrator=role is None)
    if role and body:
        OrganisationRole.objects.create(
            account=account, organisation=Organisation.objects.get(name=body), role=role.value
        )
    return account


def _notes() -> Path:
    return Path(settings.DATA) / "tai-khoan-mau.txt"


def _keep(password: str) -> None:
    """The password is of this machine alone; whoever reads the data folder may know it."""
    lines = [f"  {name:<12}{full_name}" for name, full_name, _, _ in CAST]
    text = "\n".join([f"Tài khoản mẫu (mật khẩu chung: {password}):", *lines])
    descriptor = os.open(_notes(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
