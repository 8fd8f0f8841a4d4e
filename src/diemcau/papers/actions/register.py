"""Signing is recorded, then a number is taken from its series: without gap, without double."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction

from diemcau.directory.models import Account, Organisation
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.papers.actions.ways import pass_gate
from diemcau.papers.domain.kinds import Gate
from diemcau.papers.domain.symbols import COMMON, DOCUMENT_KINDS, printed, symbol
from diemcau.papers.models import NumberSeries, OutgoingDocument, Paper, Signature, Version


@transaction.atomic
def sign(
    version: Version,
    *,
    signer: str,
    title: str,
    on: date,
    by: Account | None,
    authority: str = "",
    means: str = Signature.Means.PAPER,
    reference: str = "",
) -> Signature:
    """Record who signed a version, and how that is known.

    Raises:
        Refused: nobody is named, or another version of the paper is signed already.
    """
    Paper.objects.select_for_update().get(pk=version.paper_id)
    if not signer.strip():
        raise Refused("Hãy ghi họ tên người ký; chưa lưu gì.")
    known = Signature.objects.filter(version__paper=version.paper_id).select_related("version").first()
    if known:
        raise Refused(f"Tài liệu đã ký ở bản {known.version.number} ({known}); không ký hai lần.")
    signature = Signature.objects.create(
        version=version,
        signer=" ".join(signer.split()),
        title=title.strip(),
        authority=authority.strip(),
        on=on,
        means=means,
        reference=reference.strip(),
        by=by,
    )
    pass_gate(version, Gate.SIGNED, by=by, who=signature.signer)
    record("papers.signed", version.paper, by=by, within=version.paper.conference, signer=signature.signer)
    return signature


@transaction.atomic
def begin_series(
    issuer: Organisation, year: int, code: str, *, began_with: int, by: Account | None, is_external: bool = False
) -> NumberSeries:
    """Say with which number the books of this year go on, or that another system gives the numbers.

    Args:
        code: the letters of the kind; "*" for one series of all kinds, as the head of the office decided.

    Raises:
        Refused: the series has given a number already.
    """
    series = _held(issuer, year, code)
    if series.documents.exists():
        raise Refused(f"Dãy số này đã cấp đến số {series.last} nên không đặt lại được.")
    series.began_with = series.last = began_with
    series.is_external = is_external
    series.save(update_fields=["began_with", "last", "is_external"])
    record("papers.series_begun", series, by=by, began_with=began_with, code=code, year=year)
    return series


@transaction.atomic
def register(
    signature: Signature,
    *,
    issuer: Organisation,
    code: str,
    office: str,
    on: date,
    subject: str,
    by: Account | None,
    drafting: str = "",
    number: int | None = None,
) -> OutgoingDocument:
    """Enter a signed version in the books under the next number of its series.

    The series is locked until the transaction ends, so offices that register at one moment go one after another, and
    a registration that fails gives its number back by having never taken it.

    Args:
        code: the letters of the kind (BC, KH, TB …); empty for a công văn.
        office: the letters of the issuing office; `drafting` those of the unit that drafted a công văn.
        number: the one that another system gave; only where the series says that it does.

    Raises:
        Refused: not the right kind or day, the number is taken, or the version is in the books already.
    """
    if code not in DOCUMENT_KINDS:
        raise Refused("Loại văn bản này không có trong Nghị định 30/2020/NĐ-CP; hãy chọn loại khác.")
    if on < signature.on:
        raise Refused(f"Ngày ban hành không thể trước ngày ký {signature.on:%d/%m/%Y}; chưa cấp số, hãy chọn lại ngày.")
    common = NumberSeries.objects.filter(issuer=issuer, year=on.year, code=COMMON).exists()
    series = _held(issuer, on.year, COMMON if common else code)
    given = _next(series, on, number)
    version = signature.version
    try:
        with transaction.atomic():
            document = OutgoingDocument.objects.create(
                conference=version.paper.conference,
                issuer=issuer,
                signature=signature,
                series=series,
                number=given,
                symbol=symbol(code, office.strip(), drafting.strip())[:40],
                code=code,
                on=on,
                subject=" ".join(subject.split())[:500],
                by=by,
            )
    except IntegrityError:
        taken = series.documents.filter(number=given).first()
        if taken:
            raise Refused(f"Số {given:02} đã cấp cho “{taken.subject}”; chưa vào sổ, hãy kiểm tra lại số.") from None
        raise Refused("Bản này đã vào sổ; hãy tải lại trang để xem số.") from None
    series.last, series.last_on = max(series.last, given), max(on, series.last_on or on)
    series.save(update_fields=["last", "last_on"])
    pass_gate(version, Gate.NUMBERED, by=by)
    record("papers.registered", document, by=by, within=document.conference, document=printed(given, document.symbol))
    return document


def _held(issuer: Organisation, year: int, code: str) -> NumberSeries:
    """The series, locked until the transaction ends."""
    series, _ = NumberSeries.objects.get_or_create(issuer=issuer, year=year, code=code)
    return NumberSeries.objects.select_for_update().get(pk=series.pk)


def _next(series: NumberSeries, on: date, number: int | None) -> int:
    if series.is_external:
        if not number:
            raise Refused("Số của dãy này do hệ thống quản lý văn bản cấp; hãy ghi số đã cấp.")
        return number
    if number and number != series.last + 1:
        raise Refused(f"Số tiếp theo của sổ là {series.last + 1:02}; để trống ô số, phần mềm tự cấp.")
    if series.last_on and on < series.last_on:
        raise Refused(
            f"Số {series.last:02} đã cấp ngày {series.last_on:%d/%m/%Y}, nên số sau không thể ghi ngày trước đó; "
            "chưa cấp số, hãy chọn lại ngày."
        )
    return series.last + 1


@transaction.atomic
def annex(document: OutgoingDocument, versions: Iterable[Version], *, by: Account | None) -> OutgoingDocument:
    """Say which papers go with a document.

    Raises:
        Refused: it has been issued: what its recipients were given stays as it is.
    """
    if document.deliveries.exists():
        raise Refused(
            f"{document} đã phát hành nên tài liệu kèm theo không đổi được nữa; hãy đính chính hoặc thay thế."
        )
    chosen = list(versions)
    document.annexes.set(chosen)
    record("papers.annexed", document, by=by, within=document.conference, papers=len(chosen))
    return document
