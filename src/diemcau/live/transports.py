"""Jobs for the worker; QR codes; and pictures that people send, drawn anew: what is kept is pixels and nothing else."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.utils.module_loading import import_string

from diemcau.kernel.errors import Unreadable

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

MOST_BYTES = 8 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600


def enqueue(job: str, *arguments: int | str | bool) -> None:
    """Lay a job of tasks.py in the queue, with what surrounds it; it is known by name, as it stands above."""
    import_string(f"diemcau.live.tasks.{job}").enqueue(*arguments)


def redrawn(file: UploadedFile[Any]) -> ContentFile[bytes]:
    """A photo as JPEG, at most 1600 pixels long.

    Raises:
        Unreadable: too large, or no picture.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 -- slow import

    if (file.size or 0) > MOST_BYTES:
        raise Unreadable("Ảnh lớn hơn 8 MB nên chưa được lưu; hãy chọn ảnh nhỏ hơn.")
    try:
        with Image.open(file, formats=["JPEG", "PNG", "WEBP"]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Unreadable("Ảnh có quá nhiều điểm ảnh nên chưa được lưu; hãy chọn ảnh nhỏ hơn.")
            upright = ImageOps.exif_transpose(picture).convert("RGB")
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            out = io.BytesIO()
            upright.save(out, "JPEG", quality=85)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise Unreadable("Tệp này không phải ảnh .jpg, .png hoặc .webp đọc được, nên chưa được lưu.") from None
    return ContentFile(out.getvalue(), name="anh.jpg")


def qr_modules(link: str) -> list[str]:
    """The QR code of a link, as rows of 0 and 1."""
    import zxingcpp  # noqa: PLC0415 -- slow import

    picture = zxingcpp.create_barcode(link, zxingcpp.BarcodeFormat.QRCode).to_image(scale=1, add_quiet_zones=False)
    width = picture.shape[1]
    dots = memoryview(picture).tobytes()  # type: ignore[arg-type] # it is a buffer; its stubs do not say so
    rows = (dots[start : start + width] for start in range(0, len(dots), width))
    return ["".join("0" if dot else "1" for dot in row) for row in rows]
