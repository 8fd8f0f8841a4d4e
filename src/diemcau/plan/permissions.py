"""Who may bring a plan, correct it and apply it."""

from __future__ import annotations

from diemcau.conference.models import Conference
from diemcau.conference.permissions import ORGANISING, can_organise, can_see_all
from diemcau.directory.domain import Role
from diemcau.directory.models import Account, Organisation
from diemcau.plan.models import PlanDocument


def can_upload(account: Account, conference: Conference | None = None) -> bool:
    """To a conference: whoever organises it. A first plan: whoever organises anything, or may hold a conference."""
    if conference:
        return can_organise(account, conference)
    return (
        account.is_administrator
        or account.organisation_roles.filter(role__in=ORGANISING).exists()
        or account.conference_roles.filter(role=Role.ORGANISER).exists()
    )


def can_correct(account: Account, document: PlanDocument) -> bool:
    """Whoever organises the conference; before there is one, who uploaded the document, and administrators."""
    if document.conference:
        return can_organise(account, document.conference)
    return account.is_administrator or document.uploaded_by_id == account.pk


def can_apply(account: Account, document: PlanDocument, owner: Organisation | None = None) -> bool:
    """As `can_correct`; for a new conference one must also be allowed to hold it in its owner's name."""
    if document.conference or account.is_administrator:
        return can_correct(account, document)
    return (
        can_correct(account, document)
        and owner is not None
        and account.organisation_roles.filter(organisation=owner, role__in=ORGANISING).exists()
    )


def can_read(account: Account, document: PlanDocument) -> bool:
    """Whoever runs the conference reads its plan line by line; before there is one, who uploaded it."""
    if document.conference:
        return can_see_all(account, document.conference)
    return account.is_administrator or document.uploaded_by_id == account.pk
