"""How the chairman's certificates of merit of one decision are printed."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diemcau.contest.domain.certificates.merit import Form, Sheet, Stock
from diemcau.contest.models.prizes import Result
from diemcau.directory.models import Account

MOST_MM = 420
SHIFT = [MinValueValidator(-60), MaxValueValidator(60)]
TOP = [MinValueValidator(10), MaxValueValidator(MOST_MM)]

SHEETS = {Sheet.A4: _("A4 ngang"), Sheet.A3: _("A3 ngang"), Sheet.DECREE: _("400 × 300 mm")}
STOCKS = {
    Stock.WHITE: _("giấy trắng, in khung và chữ"),
    Stock.FRAMED: _("phôi có khung, Quốc huy"),
    Stock.WORDED: _("phôi có sẵn cả chữ"),
}


class MeritLayout(models.Model):
    """Mẫu in bằng khen of one result: words, stock, how far to move, the first number of the register."""

    result = models.OneToOneField(Result, models.CASCADE, related_name="merit_layout")
    authority = models.CharField(_("người tặng"), max_length=200)
    deed = models.CharField(_("thành tích"), max_length=400)
    place = models.CharField(_("địa danh"), max_length=80)
    signed_on = models.DateField(_("ngày ký"))
    office = models.CharField(
        _("chức vụ người ký"), max_length=120, help_text=_("Ký thay thì ghi hai dòng: KT. CHỦ TỊCH, PHÓ CHỦ TỊCH.")
    )
    signer = models.CharField(_("họ tên người ký"), max_length=120)
    first_number = models.PositiveIntegerField(_("số sổ vàng, từ số"), validators=[MinValueValidator(1)])
    sheet = models.CharField(_("khổ giấy"), max_length=8, choices=[(s.value, n) for s, n in SHEETS.items()])
    stock = models.CharField(
        _("in trên"),
        max_length=8,
        choices=[(s.value, n) for s, n in STOCKS.items()],
        help_text=_("Phôi có sẵn cả chữ thì chỉ in tên, thành tích, quyết định, ngày và người ký."),
    )
    shift_right = models.SmallIntegerField(_("dịch sang phải (mm)"), default=0, validators=SHIFT)
    shift_down = models.SmallIntegerField(_("dịch xuống (mm)"), default=0, validators=SHIFT)
    name_top = models.PositiveSmallIntegerField(_("dòng tên cách mép trên (mm)"), null=True, blank=True, validators=TOP)
    foot_top = models.PositiveSmallIntegerField(
        _("dòng số quyết định, ngày ký cách mép trên (mm)"), null=True, blank=True, validators=TOP
    )
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(first_number__gte=1), name="merit_numbers_from_one"),
            models.CheckConstraint(
                condition=Q(sheet__in=[s.value for s in Sheet], stock__in=[s.value for s in Stock]),
                name="merit_known_sheet_and_stock",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.authority}: {self.result}"

    @property
    def form(self) -> Form:
        """As the domain knows it."""
        return Form(
            sheet=Sheet(self.sheet),
            stock=Stock(self.stock),
            shift_right=self.shift_right,
            shift_down=self.shift_down,
            name_top=self.name_top,
            foot_top=self.foot_top,
        )
