"""Papers, files and documents for tests: each maker gives one sensible thing."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

from django.core.files.base import ContentFile

from diemcau.conference.models import Conference
from diemcau.directory.domain import BodyKind, Role, Tier
from diemcau.directory.models import Account, Organisation
from diemcau.papers.actions import add_version, dispatch, make_paper, register, sign
from diemcau.papers.domain.kinds import Kind
from diemcau.papers.models import Dispatch, OutgoingDocument, Paper, Version
from tests import build

TODAY = date(2024, 1, 9)
PASSWORD = "mat-khau-tot-1"


def docx(*paragraphs: str, extra: dict[str, bytes] | None = None, types: str = "") -> bytes:
    """A Word file with these paragraphs, and perhaps parts that should not be there."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    parts = {
        "[Content_Types].xml": (
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{types or WORD}"/></Types>'
        ).encode(),
        "_rels/.rels": (
            b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            b'<Relationship Id="r1" Target="word/document.xml" '
            b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
        ),
        "word/document.xml": (
            '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            f"<w:body>{body}</w:body></w:document>"
        ).encode(),
        **(extra or {}),
    }
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def pdf(*lines: str, inside: bytes = b"") -> bytes:
    """A PDF of one page with these lines (without diacritics), and perhaps an object more."""
    text = " ".join(f"({line}) Tj 0 -20 Td" for line in lines).encode()
    stream = b"BT /F1 14 Tf 72 760 Td " + text + b" ET"
    fonts = b"<< /Font << /F1 5 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>" % fonts,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *([inside] if inside else []),
    ]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def film(size: int = 4096) -> bytes:
    return b"\x00\x00\x00\x18ftypmp42" + bytes(size - 12)


def file(content: bytes, name: str = "bao-cao.docx") -> ContentFile[bytes]:
    return ContentFile(content, name=name)


def paper(**facts: Any) -> Paper:
    conference = facts.pop("conference", None) or build.conference()
    kind = facts.pop("kind", Kind.REPORT)
    return make_paper(
        conference, kind, facts.pop("title", "Báo cáo kết quả năm 2023"), by=facts.pop("by", None), **facts
    )


def version(of: Paper | None = None, *paragraphs: str, **facts: Any) -> Version:
    of = of or paper()
    content = facts.pop("content", None) or docx(*(paragraphs or (f"Nội dung {uuid4().hex}",)))
    facts.setdefault("reason", "Tiếp thu ý kiến" if of.versions.exists() else "")
    return add_version(of, file(content, facts.pop("name", "bao-cao.docx")), by=facts.pop("by", None), **facts)


def document(of: Version | None = None, **facts: Any) -> OutgoingDocument:
    """A version signed and entered in the books."""
    of = of or version()
    conference = of.paper.conference
    on = facts.pop("on", TODAY)
    signature = sign(of, signer="Trần Văn Tân", title="PHÓ CHỦ TỊCH", on=on, by=None)
    facts = {"issuer": conference.owner, "code": "BC", "office": "UBND", "subject": of.paper.title} | facts
    return register(signature, on=on, by=None, **facts)


def issued(of: OutgoingDocument, *bodies: Organisation, by: Account | None = None) -> Dispatch:
    """Sent to these bodies and reached them all."""
    from diemcau.papers.actions import reach_some

    made = dispatch([of], [(body, None) for body in bodies], key=uuid4(), by=by)
    while reach_some(made.pk, by=by):
        pass
    return made


@dataclass(kw_only=True)
class Cast:
    """An organiser, a commune that takes part with its contact, and another that does too."""

    conference: Conference
    organiser: Account
    commune: Organisation
    contact: Account
    other: Organisation
    stranger: Account  # contact of the other


def cast() -> Cast:
    conference = build.conference(owner=build.province())
    organiser = build.account(name="to-chuc", password=PASSWORD, full_name="Trần Văn Tổ Chức")
    build.conference_role(organiser, conference)
    bodies, contacts = [], []
    for number, name in enumerate(("xã Trà Leng", "xã Ch'ơm"), start=1):
        body = build.organisation(
            name=f"Ủy ban nhân dân {name}",
            tier=Tier.COMMUNE,
            kind=BodyKind.PEOPLE_COMMITTEE,
            email=f"xa{number}@quangnam.example",
        )
        build.unit(conference=conference, organisation=body)
        contact = build.account(name=f"dau-moi-{number}", password=PASSWORD, full_name=f"Hồ Thị Đầu Mối {number}")
        build.organisation_role(contact, body, Role.UNIT_CONTACT)
        bodies.append(body)
        contacts.append(contact)
    return Cast(
        conference=conference,
        organiser=organiser,
        commune=bodies[0],
        contact=contacts[0],
        other=bodies[1],
        stranger=contacts[1],
    )
