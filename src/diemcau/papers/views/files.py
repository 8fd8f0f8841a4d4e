"""Files as they leave: to be saved and never shown, in parts where a browser asks for parts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from diemcau.papers.domain.ranges import OutOfRange, Part, part_of

SANDBOX = "sandbox; default-src 'none'"  # should a browser show it after all, nothing in it runs
MOST_OF_A_FILM = 2 * 1024 * 1024  # in one answer: a slow line holds a thread for seconds, not for the whole film
_BLOCK = 128 * 1024


def file_answer(
    request: HttpRequest, path: Path, *, name: str, media_type: str, tag: str, most: int | None = None
) -> HttpResponseBase:
    """A file, or the part of it that `Range` names, if it still is the file that `If-Range` means.

    Args:
        tag: what the file's content is known by (its hash).
        most: bytes in one answer to a request for a part.
    """
    size, etag = path.stat().st_size, f'"{tag}"'
    answer: HttpResponseBase
    part: Part | None = None
    if request.headers.get("If-None-Match") == etag:
        return _headed(HttpResponse(status=304), name, etag)
    if request.headers.get("If-Range", etag) == etag:
        try:
            part = part_of(request.headers.get("Range", ""), size, most=most)
        except OutOfRange:
            answer = HttpResponse(status=416)
            answer["Content-Range"] = f"bytes */{size}"
            return _headed(answer, name, etag)
    if part is None:
        answer = FileResponse(path.open("rb"), content_type=media_type)
        answer["Content-Length"] = str(size)
    else:
        answer = StreamingHttpResponse(_bytes(path, part), status=206, content_type=media_type)
        answer["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
        answer["Content-Length"] = str(len(part))
    return _headed(answer, name, etag)


def _headed(answer: HttpResponseBase, name: str, etag: str) -> HttpResponseBase:
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = SANDBOX
    answer["Cache-Control"] = "private, no-cache"  # asked for again each time: who may read it can change
    answer["Accept-Ranges"] = "bytes"
    answer["ETag"] = etag
    return answer


def _bytes(path: Path, part: Part) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(part.start)
        left = len(part)
        while left and (block := file.read(min(left, _BLOCK))):
            left -= len(block)
            yield block
