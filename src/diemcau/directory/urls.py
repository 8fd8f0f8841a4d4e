"""Addresses of the directory, under /directory/."""

from __future__ import annotations

from django.urls import path

from diemcau.directory.views import accounts, endings, files, groups, organisations, people, positions

app_name = "directory"
urlpatterns = [
    path("", organisations.organisations, name="list"),
    path("new/", organisations.new_organisation, name="new-organisation"),
    path("offers/organisations/", organisations.organisation_offers, name="organisation-offers"),
    path("offers/people/", people.person_offers, name="person-offers"),
    path("merger/", endings.new_merger, name="new-merger"),
    path("<int:organisation_id>/", organisations.organisation, name="organisation"),
    path("<int:organisation_id>/edit/", organisations.edit_organisation, name="edit-organisation"),
    path("<int:organisation_id>/ending/", endings.new_ending, name="new-ending"),
    path("<int:organisation_id>/ending/undo/", endings.undo_ending, name="undo-ending"),
    path("<int:organisation_id>/positions/new/", positions.new_position, name="new-position"),
    path("<int:organisation_id>/groups/new/", groups.new_group, name="new-group"),
    path("<int:organisation_id>/venues/new/", groups.new_venue, name="new-venue"),
    path("positions/<int:position_id>/", positions.edit_position, name="edit-position"),
    path("positions/<int:position_id>/remove/", positions.delete_position, name="remove-position"),
    path("positions/<int:position_id>/appointments/new/", positions.new_appointment, name="new-appointment"),
    path("appointments/<int:appointment_id>/end/", positions.new_appointment_end, name="new-appointment-end"),
    path("appointments/<int:appointment_id>/remove/", positions.delete_appointment, name="remove-appointment"),
    path("people/", people.people, name="people"),
    path("people/new/", people.new_person, name="new-person"),
    path("people/<int:person_id>/", people.person, name="person"),
    path("people/<int:person_id>/edit/", people.edit_person, name="edit-person"),
    path("groups/", groups.groups, name="groups"),
    path("groups/<int:group_id>/", groups.group, name="group"),
    path("groups/<int:group_id>/edit/", groups.edit_group, name="edit-group"),
    path("groups/<int:group_id>/members/new/", groups.new_member, name="new-member"),
    path("members/<int:member_id>/remove/", groups.delete_member, name="remove-member"),
    path("venues/<int:venue_id>/", groups.edit_venue, name="edit-venue"),
    path("venues/<int:venue_id>/remove/", groups.delete_venue, name="remove-venue"),
    path("template.xlsx", files.template, name="template"),
    path("export.xlsx", files.export_workbook, name="export"),
    path("export/<slug:key>.csv", files.export_table, name="export-table"),
    path("import/", files.new_import, name="new-import"),
    path("import/<str:token>/", files.pending_import, name="import"),
    path("import/<str:token>/drop/", files.delete_import, name="drop-import"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/new/", accounts.new_account, name="new-account"),
    path("accounts/<int:account_id>/", accounts.account, name="account"),
    path("accounts/<int:account_id>/edit/", accounts.edit_account, name="edit-account"),
    path("accounts/<int:account_id>/password/", accounts.new_password, name="reset-password"),
    path("accounts/<int:account_id>/roles/new/", accounts.new_role, name="new-role"),
    path("roles/<int:role_id>/remove/", accounts.delete_role, name="remove-role"),
]
