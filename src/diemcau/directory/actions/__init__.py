"""What people do to the directory, by noun."""

from diemcau.directory.actions.accounts import (
    add_account,
    change_account,
    give_role,
    reset_password,
    take_role,
)
from diemcau.directory.actions.applying import apply
from diemcau.directory.actions.examples import load_example
from diemcau.directory.actions.groups import (
    add_group,
    add_venue,
    change_group,
    change_venue,
    enrol,
    remove_venue,
    strike,
)
from diemcau.directory.actions.imports import confirm_import, drop_import, keep_import
from diemcau.directory.actions.mergers import merge
from diemcau.directory.actions.organisations import (
    add_organisation,
    bring_back,
    change_organisation,
    end_organisation,
)
from diemcau.directory.actions.people import (
    add_person,
    add_position,
    appoint,
    change_person,
    change_position,
    end_appointment,
    remove_appointment,
    remove_position,
)

__all__ = [
    "add_account",
    "add_group",
    "add_organisation",
    "add_person",
    "add_position",
    "add_venue",
    "apply",
    "appoint",
    "bring_back",
    "change_account",
    "change_group",
    "change_organisation",
    "change_person",
    "change_position",
    "change_venue",
    "confirm_import",
    "drop_import",
    "end_appointment",
    "end_organisation",
    "enrol",
    "give_role",
    "keep_import",
    "load_example",
    "merge",
    "remove_appointment",
    "remove_position",
    "remove_venue",
    "reset_password",
    "strike",
    "take_role",
]
