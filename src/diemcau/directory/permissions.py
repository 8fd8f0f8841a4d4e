"""Who may see and change what of the directory. One sentence above each rule."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from diemcau.directory.domain import Role, Tier
from diemcau.directory.models import Account, Group, Organisation, OrganisationQuerySet, Person
from diemcau.kernel.errors import Forbidden

# Packages above add what they know: the conference, which of its members keep the directory, and whom they see.
also_keeps: list[Callable[[Account], bool]] = []
also_sees: list[Callable[[Account], Q]] = []

KEEPERS = (Role.ORGANISER, Role.OFFICE)
OWN_PEOPLE = (Role.ORGANISER, Role.OFFICE, Role.UNIT_CONTACT)


class SignedIn(HttpRequest):
    """A request behind the sign-in."""

    user: Account


def address_of(request: HttpRequest) -> str:
    """Where a request comes from: behind the TLS proxy its own word (the last one added), else the peer."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_TLS else ""
    return (forwarded.rsplit(",", 1)[-1].strip() or str(request.META.get("REMOTE_ADDR", "")))[:45]


def keeps_directory(account: Account) -> bool:
    """Administrators keep the whole directory, and organisers and offices of a body of the province or above."""
    if account.is_administrator:
        return True
    roles = account.organisation_roles.filter(
        role__in=[role.value for role in KEEPERS], organisation__tier__in=[Tier.PROVINCE.value, Tier.CENTRAL.value]
    )
    return roles.exists() or any(keeps(account) for keeps in also_keeps)


def keeps_people_of(account: Account, organisation: Organisation) -> bool:
    """A unit's own contact, office or organiser keeps its positions, people, groups and rooms; keepers keep all."""
    own = organisation.roles.filter(account=account, role__in=[role.value for role in OWN_PEOPLE])
    return account.is_administrator or own.exists() or keeps_directory(account)


def visible_organisations(account: Account) -> OrganisationQuerySet:
    """Keepers see all; others the bodies that they act for, what stands under these, what their conferences show."""
    if keeps_directory(account):
        return Organisation.objects.all()
    seen = _own(account)
    for sees in also_sees:
        seen |= sees(account)
    return Organisation.objects.filter(seen)


def visible_people(account: Account) -> QuerySet[Person]:
    """Keepers see everybody; others, for telephone numbers are nobody else's, those of their own and lower bodies."""
    if keeps_directory(account):
        return Person.objects.all()
    own = Organisation.objects.filter(_own(account)).values("pk")
    holders = Person.objects.filter(appointments__position__organisation__in=own)
    return Person.objects.filter(pk__in=holders.values("pk"))


def _own(account: Account) -> Q:
    own = account.organisation_roles.values("organisation")
    return Q(pk__in=own) | Q(parent__in=own) | Q(parent__parent__in=own) | Q(parent__parent__parent__in=own)


def visible_groups(account: Account) -> QuerySet[Group]:
    """A group is seen by whoever sees the body that it belongs to."""
    if keeps_directory(account):
        return Group.objects.all()
    return Group.objects.filter(organisation__in=visible_organisations(account).values("pk"))


def manages_accounts(account: Account) -> bool:
    """Only administrators see accounts, make them, and give roles."""
    return account.is_administrator


def require(allowed: bool) -> None:
    """Raises Forbidden unless it is allowed."""
    if not allowed:
        raise Forbidden(
            _(
                "Tài khoản này chưa được giao việc này, nên không có gì thay đổi. "
                "Nếu cần, đề nghị ban tổ chức giao vai phù hợp."
            )
        )
