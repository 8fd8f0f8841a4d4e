"""What the tests of the plan room's pages share."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from diemcau.plan.actions import open_conference
from diemcau.web.examples import EXAMPLES
from tests.plan import plans

EXAMPLE = (EXAMPLES / "ke-hoach-hoi-nghi.txt").read_bytes()
CORRECTED = (EXAMPLES / "ke-hoach-hoi-nghi-sua.txt").read_bytes()
FRAGMENT = {"HX-Request": "true"}


def send(client, content, name="ke-hoach.txt", to="/plans/new/", **more):
    return client.post(to, {"file": SimpleUploadedFile(name, content)}, **more)


def open_a_conference(by=None):
    bodies = plans.load()
    document = plans.document()
    return open_conference(document, owner=bodies["49.UBND"], by=by, partly=True), document
