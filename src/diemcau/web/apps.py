"""The web itself as an app: it brings the base templates, and warns while the front end is not built."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext

from diemcau.kernel.words import lend
from diemcau.web.assets import is_built


class WebConfig(AppConfig):
    name = "diemcau.web"

    def ready(self) -> None:
        from diemcau.survey.permissions import grounds  # noqa: PLC0415 -- models must be loaded first
        from diemcau.web.grounds import survey_ground  # noqa: PLC0415 -- models must be loaded first

        grounds.append(survey_ground)
        lend(gettext)


@checks.register()
def check_front_end(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    if is_built():
        return []
    return [
        checks.Warning(
            "Chưa dựng phần giao diện, nên các trang sẽ hiện không có kiểu chữ và màu.",
            hint="Chạy: npm ci && npm run build",
            id="web.W001",
        )
    ]
