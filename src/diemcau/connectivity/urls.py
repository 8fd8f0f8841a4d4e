"""Where the lines of the sites are tested and watched."""

from __future__ import annotations

from django.urls import URLPattern, path

from diemcau.connectivity.views import boards, campaigns, line_tests, sites

app_name = "connectivity"

LINES = [
    path("lines/", boards.lines, name="lines"),
    path("sites/<int:site_id>/lines/", sites.site_lines, name="site-lines"),
    path("sites/<int:site_id>/backup-lines/", sites.backup_lines, name="backup-lines"),
    path("sites/<int:site_id>/picture-checks/", sites.picture_checks, name="picture-checks"),
    path("sites/<int:site_id>/line-test/", line_tests.line_test, name="line-test"),
    path("lines/<int:line_id>/", sites.line, name="line"),
    path("lines/<int:line_id>/tests/", line_tests.line_tests, name="line-tests"),
    path("line-tests/<int:test_id>/signature/", line_tests.signature, name="signature"),
]
CAMPAIGNS = [
    path("line-campaigns/", campaigns.campaigns, name="campaigns"),
    path("line-campaigns/new/", campaigns.new_campaign, name="new-campaign"),
    path("line-campaigns/<int:campaign_id>/", campaigns.campaign, name="campaign"),
    path("line-campaigns/<int:campaign_id>/reminders/", campaigns.reminders, name="reminders"),
    path("line-campaigns/<int:campaign_id>/escalations/", campaigns.escalations, name="escalations"),
    path("line-campaigns/<int:campaign_id>/held/release/", campaigns.held_release, name="held-release"),
    path(
        "line-campaigns/<int:campaign_id>/comparison/<int:before_id>/",
        campaigns.campaign_comparison,
        name="campaign-comparison",
    ),
    path("line-slots/<int:slot_id>/", campaigns.slot, name="slot"),
]


def _within(patterns: list[URLPattern]) -> list[URLPattern]:
    """Every address lies under its conference."""
    return [
        path(f"conferences/<int:conference_id>/{pattern.pattern}", pattern.callback, name=pattern.name)
        for pattern in patterns
    ]


urlpatterns = _within([*LINES, *CAMPAIGNS])
