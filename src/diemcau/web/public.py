"""The pages that anybody may open without signing in. A test compares this list with every address there is."""

from __future__ import annotations

PUBLIC = frozenset(
    {
        "sign-in",
        "first-run",
        "survey:form",
        "survey:form-data",
        "survey:sheets",
        "survey:shell",
        "survey-manifest",
        "survey-worker",
    }
)
