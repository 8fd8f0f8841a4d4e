"""The pages that anybody may open without signing in. A test compares this list with every address there is."""

from __future__ import annotations

PUBLIC = frozenset(
    {
        "sign-in",
        "first-run",
        "assignments:calendar-feed",
        "live:screen",
        "live:screen-ticket",
        "live:screen-requests",
        "live:screen-withdrawal",
        "live:screen-readiness",
        "live:screen-receipt",
        "live:screen-ballot",
        "live:screen-photo",
        "publish:public-results",
        "publish:public-result",
        "publish:public-version",
        "publish:public-csv",
        "publish:public-xlsx",
        "publish:public-unit",
        "publish:api-results",
        "publish:api-result",
        "publish:api-unit",
        "survey:form",
        "survey:form-data",
        "survey:sheets",
        "survey:shell",
        "survey-manifest",
        "survey-worker",
    }
)
