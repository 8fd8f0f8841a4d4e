"""Accounts and what each may do for which organisation. For administrators only."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diemcau.directory.actions import add_account, change_account, give_role, reset_password, take_role
from diemcau.directory.domain import Role
from diemcau.directory.forms.accounts import AccountChangeForm, AccountForm, RoleForm
from diemcau.directory.models import Account, Organisation, OrganisationRole
from diemcau.directory.permissions import SignedIn, manages_accounts
from diemcau.directory.queries import history
from diemcau.directory.views.pages import fill_in, posted


def _administrator(request: SignedIn) -> None:
    """To everybody else these pages are not there."""
    if not manages_accounts(request.user):
        raise Http404


def _first_password(request: SignedIn, account: Account, password: str) -> None:
    """Told once, on the next page; kept nowhere but in that message."""
    messages.warning(
        request,
        _(
            "Mật khẩu của tài khoản %(name)s: %(password)s — chỉ hiện một lần. "
            "Hãy chuyển cho người dùng và nhắc đổi sau khi đăng nhập."
        )
        % {"name": account.name, "password": password},
    )


@require_safe
def accounts(request: SignedIn) -> HttpResponse:
    _administrator(request)
    rows = Account.objects.order_by("-is_active", "name").prefetch_related("organisation_roles__organisation")
    return render(request, "directory/accounts.html", {"accounts": rows})


@require_safe
def account(request: SignedIn, account_id: int) -> HttpResponse:
    _administrator(request)
    row = get_object_or_404(Account.objects.select_related("person"), pk=account_id)
    roles = row.organisation_roles.select_related("organisation").order_by("organisation__rank", "pk")
    context = {"account": row, "roles": roles, "history": history(row)}
    return render(request, "directory/account.html", context)


@require_http_methods(["GET", "POST"])
def new_account(request: SignedIn) -> HttpResponse:
    _administrator(request)
    form = AccountForm(posted(request))
    made: list[Account] = []

    def act() -> str:
        new, password = add_account(form.cleaned_data, by=request.user)
        made.append(new)
        _first_password(request, new, password)
        return _("Đã tạo tài khoản %(name)s. Bước tiếp theo: giao vai tại đơn vị.") % {"name": new.name}

    return fill_in(
        request,
        form,
        act,
        title=_("Tạo tài khoản"),
        lead=_("Phần mềm tự đặt mật khẩu đầu tiên và hiện một lần để chuyển cho người dùng."),
        button=_("Tạo tài khoản"),
        back=reverse("directory:accounts"),
        done=lambda: reverse("directory:account", args=[made[0].pk]),
    )


@require_http_methods(["GET", "POST"])
def edit_account(request: SignedIn, account_id: int) -> HttpResponse:
    _administrator(request)
    row = get_object_or_404(Account, pk=account_id)
    form = AccountChangeForm(posted(request), account=row)

    def act() -> str:
        change_account(row, form.cleaned_data, by=request.user)
        return _("Đã lưu tài khoản %(name)s.") % {"name": row.name}

    back = reverse("directory:account", args=[row.pk])
    return fill_in(request, form, act, title=_("Sửa tài khoản %(name)s") % {"name": row.name}, back=back)


@require_POST
def new_password(request: SignedIn, account_id: int) -> HttpResponse:
    _administrator(request)
    row = get_object_or_404(Account, pk=account_id)
    _first_password(request, row, reset_password(row, by=request.user))
    return redirect("directory:account", row.pk)


@require_http_methods(["GET", "POST"])
def new_role(request: SignedIn, account_id: int) -> HttpResponse:
    _administrator(request)
    row = get_object_or_404(Account, pk=account_id)
    form = RoleForm(posted(request), among=Organisation.objects.all())

    def act() -> str:
        told = form.cleaned_data
        held = give_role(row, told["organisation"], Role(told["role"]), by=request.user)
        return _("Đã giao vai %(role)s tại %(organisation)s.") % {
            "role": held.get_role_display(),
            "organisation": held.organisation,
        }

    back = reverse("directory:account", args=[row.pk])
    return fill_in(request, form, act, title=_("Giao vai tại đơn vị"), lead=str(row), button=_("Giao vai"), back=back)


@require_POST
def delete_role(request: SignedIn, role_id: int) -> HttpResponse:
    _administrator(request)
    held = get_object_or_404(OrganisationRole.objects.select_related("account", "organisation"), pk=role_id)
    take_role(held, by=request.user)
    messages.success(
        request,
        _("Đã bỏ vai %(role)s tại %(organisation)s.")
        % {"role": held.get_role_display(), "organisation": held.organisation},
    )
    return redirect("directory:account", held.account.pk)
