"""Resumable uploads by the tus protocol 1.0 (creation, termination): a piece of at most 4 MB in each request.

https://tus.io/protocols/resumable-upload: POST makes room, PATCH brings a piece, HEAD says how much has arrived,
DELETE throws it away. The form that the file belongs to names the upload once it is whole.
"""

from __future__ import annotations

from base64 import b64decode
from binascii import Error
from typing import BinaryIO, cast
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from diemcau.directory.permissions import SignedIn
from diemcau.kernel.errors import Refused
from diemcau.kernel.numbers import sent
from diemcau.papers.actions import begin_upload, drop_upload, receive_piece
from diemcau.papers.actions.uploads import Misplaced
from diemcau.papers.domain.contents import MOST_BYTES
from diemcau.papers.models import Upload
from diemcau.papers.views.loading import conference_for

VERSION = "1.0.0"


@require_POST
def uploads(request: SignedIn, conference_id: int) -> HttpResponse:
    """Make room for a file; its address is in `Location`."""
    conference = conference_for(request, conference_id)
    size, about = _figure(request, "Upload-Length"), _metadata(request.headers.get("Upload-Metadata", ""))
    if size is None:
        return _answer(400)
    try:
        key = UUID(about["key"]) if "key" in about else None
    except ValueError:
        return _answer(400)
    try:
        made = begin_upload(conference, about.get("filename", ""), size, by=request.user, key=key)
    except Refused as refusal:
        return _answer(413, words=refusal.message)
    return _answer(201, {"Location": reverse("papers:upload", args=[made.key]), "Upload-Offset": str(made.offset)})


@require_http_methods(["HEAD", "PATCH", "DELETE"])
def upload(request: SignedIn, key: UUID) -> HttpResponse:
    """One file on its way, of this account alone."""
    found = get_object_or_404(Upload.objects.filter(account=request.user), key=key)
    if request.method == "DELETE":
        drop_upload(found, by=request.user)
        return _answer(204)
    if request.method == "HEAD":
        return _answer(200, {"Upload-Offset": str(found.offset), "Upload-Length": str(found.size)})
    offset, length = _figure(request, "Upload-Offset"), _figure(request, "Content-Length")
    if request.content_type != "application/offset+octet-stream":
        return _answer(415)
    if offset is None or length is None:
        return _answer(400)
    try:
        arrived = receive_piece(found, offset, cast("BinaryIO", request), length)
    except Misplaced as misplaced:
        return _answer(409, {"Upload-Offset": str(misplaced.offset)})
    except Refused as refusal:
        return _answer(413, words=refusal.message)
    return _answer(204, {"Upload-Offset": str(arrived)})


def _answer(status: int, headers: dict[str, str] | None = None, *, words: str = "") -> HttpResponse:
    response = HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
    response["Tus-Resumable"] = VERSION
    response["Tus-Max-Size"] = str(max(MOST_BYTES.values()))
    response["Cache-Control"] = "no-store"
    for name, value in (headers or {}).items():
        response[name] = value
    return response


def _figure(request: SignedIn, header: str) -> int | None:
    return sent(request.headers.get(header))


def _metadata(header: str) -> dict[str, str]:
    """`name base64,name base64`, as the protocol has it; what cannot be read is left out."""
    found = {}
    for pair in header[:4_000].split(","):
        name, _, value = pair.strip().partition(" ")
        try:
            found[name] = b64decode(value, validate=True).decode()
        except (Error, UnicodeDecodeError, ValueError):
            continue
    return found
