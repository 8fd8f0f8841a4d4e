"""Letters and codes lead to the public name, whatever name the office itself uses."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from diemcau.journal.transports import public_address

INNER = {"HTTP_HOST": "10.0.0.5:8000"}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", "http://10.0.0.5:8000/s/abc/"),
        ("https://hoinghi.example.vn", "https://hoinghi.example.vn/s/abc/"),
        ("https://hoinghi.example.vn/", "https://hoinghi.example.vn/s/abc/"),
    ],
)
def test_an_address_stands_under_the_public_name_where_there_is_one(settings, address, expected):
    settings.ADDRESS, settings.ALLOWED_HOSTS = address, ["10.0.0.5"]

    assert public_address(RequestFactory().get("/", **INNER), "/s/abc/") == expected


def test_the_whole_system_has_an_address_that_ends_in_a_stroke(settings):
    settings.ADDRESS = "https://hoinghi.example.vn"

    assert public_address(RequestFactory().get("/")) == "https://hoinghi.example.vn/"
