"""Where the lines of the sites are tested and watched."""

from __future__ import annotations

from django.urls import URLPattern, path

from diemcau.connectivity.views import (
    boards,
    bookings,
    campaigns,
    checklists,
    incidents,
    line_tests,
    reports,
    sites,
    trial_runs,
    wall,
)

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
    path("line-campaigns/<int:campaign_id>/retests/", campaigns.retests, name="retests"),
    path("line-campaigns/<int:campaign_id>/escalations/", campaigns.escalations, name="escalations"),
    path("line-campaigns/<int:campaign_id>/held/release/", campaigns.held_release, name="held-release"),
    path(
        "line-campaigns/<int:campaign_id>/comparison/<int:before_id>/",
        campaigns.campaign_comparison,
        name="campaign-comparison",
    ),
    path("line-slots/<int:slot_id>/", campaigns.slot, name="slot"),
]
WALL = [
    path("wall/", wall.wall, name="wall"),
    path("wall/changes/", wall.wall_changes, name="wall-changes"),
    path("sites/<int:site_id>/wall/", wall.wall_site, name="wall-site"),
    path("sites/<int:site_id>/presences/", wall.presences, name="presences"),
    path("incidents/", incidents.incidents, name="incidents"),
    path("sites/<int:site_id>/incidents/", incidents.site_incidents, name="site-incidents"),
    path("incidents/<int:incident_id>/handling/", incidents.handling, name="handling"),
    path("incidents/<int:incident_id>/entries/", incidents.incident_entries, name="incident-entries"),
    path("incidents/<int:incident_id>/restoration/", incidents.restoration, name="restoration"),
    path("incidents/<int:incident_id>/reopening/", incidents.reopening, name="reopening"),
    path("incidents/<int:incident_id>/withdrawal/", incidents.withdrawal, name="withdrawal"),
]
REPORTS = [
    path("lines/report.xlsx", reports.line_report, name="line-report"),
    path("line-tests/report.xlsx", reports.line_test_report, name="line-test-report"),
    path("line-campaigns/<int:campaign_id>/report.xlsx", reports.campaign_report, name="campaign-report"),
    path("checklists/report.xlsx", reports.checklist_report, name="checklist-report"),
    path("incidents/report.xlsx", reports.incident_report, name="incident-report"),
]
SITES = [
    path("checklists/", boards.checklists, name="checklists"),
    path("sites/<int:site_id>/checklist/", checklists.site_checklist, name="site-checklist"),
    path("sites/<int:site_id>/ticks/", checklists.ticks, name="ticks"),
    path("ticks/<int:tick_id>/check/", checklists.tick_check, name="tick-check"),
    path("ticks/<int:tick_id>/photo/", checklists.tick_photo, name="tick-photo"),
    path("sites/<int:site_id>/duty/", checklists.duty, name="duty"),
    path("duty/<int:person_id>/removal/", checklists.duty_removal, name="duty-removal"),
    path("sites/<int:site_id>/video-way/", checklists.video_way, name="video-way"),
    path("sites/<int:site_id>/probe-targets/", checklists.probe_targets, name="probe-targets"),
    path("probe-targets/<int:target_id>/removal/", checklists.probe_target_removal, name="probe-target-removal"),
]
MEETINGS = [
    path("bookings/", bookings.bookings, name="bookings"),
    path("bridges/", bookings.bridges, name="bridges"),
    path("bookings/<int:booking_id>/confirmation/", bookings.booking_confirmation, name="booking-confirmation"),
    path("bookings/<int:booking_id>/removal/", bookings.booking_removal, name="booking-removal"),
    path("trial-runs/", trial_runs.trial_runs, name="trial-runs"),
    path("trial-runs/<int:run_id>/", trial_runs.trial_run, name="trial-run"),
    path("trial-runs/<int:run_id>/attendance/", trial_runs.trial_attendance, name="trial-attendance"),
    path("trial-runs/<int:run_id>/sites/<int:site_id>/", trial_runs.trial_result, name="trial-result"),
    path("trial-runs/<int:run_id>/signature/", trial_runs.trial_signature, name="trial-signature"),
    path("trial-runs/<int:run_id>/sheet.<str:ending>", trial_runs.trial_sheet, name="trial-sheet"),
    path("last-hour/", trial_runs.last_hour, name="last-hour"),
]


def _within(patterns: list[URLPattern]) -> list[URLPattern]:
    """Every address lies under its conference."""
    return [
        path(f"conferences/<int:conference_id>/{pattern.pattern}", pattern.callback, name=pattern.name)
        for pattern in patterns
    ]


urlpatterns = _within([*LINES, *CAMPAIGNS, *WALL, *SITES, *MEETINGS, *REPORTS])
