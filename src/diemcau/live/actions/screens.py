"""Links that open screens, and what the hall shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from secrets import token_urlsafe
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from diemcau.conference.models import Conference, Site
from diemcau.delegates.models import InvitationCopy
from diemcau.directory.models import Account
from diemcau.journal.actions import record
from diemcau.kernel.errors import Refused
from diemcau.live.actions.log import append
from diemcau.live.actions.work import turn
from diemcau.live.domain import audiences, slides
from diemcau.live.domain.screens import Screen
from diemcau.live.models import ScreenLink, Slide
from diemcau.live.queries.screens import digest, shelf

Who = models.Model | None
GOOD_FOR = timedelta(days=30)


@transaction.atomic
def make_link(
    conference: Conference,
    screen: Screen,
    *,
    by: Account | None,
    site: Site | None = None,
    account: Account | None = None,
    name: str = "",
) -> tuple[ScreenLink, str]:
    """Make a link to a screen; the secret is given once and kept nowhere.

    Raises:
        Refused: a console or a phone without its site.
    """
    if (site is None) != (screen == Screen.HALL):
        raise Refused("Hãy chọn điểm cầu cho liên kết này.")
    secret = token_urlsafe(24)
    link = ScreenLink.objects.create(
        conference=conference,
        screen=screen,
        site=site,
        account=account,
        name=name[:300],
        digest=digest(secret),
        expires_at=timezone.now() + GOOD_FOR,
    )
    record("live.link_made", link, by=by, within=conference, screen=screen.value)
    return link, secret


@transaction.atomic
def open_phone(copy: InvitationCopy, *, by: Who) -> str:
    """The secret of the phone of whoever holds a personal invitation: always the same, and good while that is.

    Raises:
        Refused: the invitation is a unit's, was revoked, or its delegate has no site yet.
    """
    delegate, conference = copy.delegate, copy.invitation.conference
    unit = delegate.seat.unit if delegate else None
    if delegate is None or unit is None or unit.site is None or copy.revoked_at or copy.invitation.is_withdrawn:
        raise Refused("Giấy mời này chưa mở được màn hình dự họp; xin gọi đầu mối ghi trên giấy mời.")
    secret = salted_hmac("live.phone", copy.token).hexdigest()[:40]
    link, is_new = ScreenLink.objects.get_or_create(
        digest=digest(secret),
        defaults={
            "conference": conference,
            "screen": Screen.DELEGATE,
            "site": unit.site,
            "name": delegate.name_and_title[:300],
            "delegate": delegate,
            "expires_at": timezone.now() + GOOD_FOR,
        },
    )
    if link.delegate_id != delegate.pk:
        link.delegate = delegate
        link.save(update_fields=["delegate"])
    if is_new:
        record("live.link_made", link, by=by, within=conference, screen=link.screen)
    return secret


@transaction.atomic
def revoke_link(link: ScreenLink, *, by: Account) -> None:
    """Close a link, and the screens that are open by it."""
    turn(link.conference)
    if link.revoked_at:
        return
    link.revoked_at = timezone.now()
    link.save(update_fields=["revoked_at"])
    append(link.conference, "live.link_revoked", {(audiences.link(link.pk), "closed"): True}, by=by)
    record("live.link_revoked", link, by=by, within=link.conference)


@transaction.atomic
def offer_slide(conference: Conference, content: Mapping[str, Any], *, key: UUID, by: Who, source: str = "") -> Slide:
    """Put a slide on the director's shelf. Frozen from here on; the same key again gives back the same slide.

    Args:
        content: as docs/slides.md says; `publish` offers it in the transaction that publishes.
        source: topic of the publication, for the journal.

    Raises:
        slides.Unfit: it is no slide.
    """
    turn(conference)
    known = Slide.objects.filter(key=key, conference=conference).first()
    if known:
        return known
    fitted = slides.fitted(content)
    slide = Slide.objects.create(key=key, conference=conference, title=fitted["title"], content=fitted, source=source)
    append(conference, "live.slide_offered", {(audiences.DIRECTORS, "shelf"): shelf(conference)}, by=by)
    record("live.slide_offered", slide, by=by, within=conference, source=source)
    return slide


@transaction.atomic
def show(conference: Conference, slide: Slide | None, *, by: Who) -> None:
    """Show a slide in the hall; None: the programme again."""
    turn(conference)
    shown = {"id": slide.pk} | slide.content if slide else None
    append(conference, "live.shown", {(audiences.HALL, "show"): shown}, by=by)
    record("live.shown", slide or conference, by=by, within=conference)


@transaction.atomic
def withdraw_slide(slide: Slide, *, by: Who) -> None:
    """Take a slide off the shelf, and off the large screen where it shows."""
    turn(slide.conference)
    slide.withdrawn_at = timezone.now()
    slide.save(update_fields=["withdrawn_at"])
    told: dict[tuple[str, str], Any] = {(audiences.DIRECTORS, "shelf"): shelf(slide.conference)}
    append(slide.conference, "live.slide_withdrawn", told, by=by)
    record("live.slide_withdrawn", slide, by=by, within=slide.conference)
