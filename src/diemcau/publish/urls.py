"""Where results are frozen, released and read by everybody."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from diemcau.publish.views import awards, editions, files, open_data, pictures, publications, reports, results, wordings

app_name = "publish"

urlpatterns: list[URLPattern | URLResolver] = [
    path("conferences/<int:conference_id>/results/", publications.overview, name="results"),
    path("conferences/<int:conference_id>/publications/", publications.publications, name="publications"),
    path("conferences/<int:conference_id>/publications/facts.docx", publications.film_facts, name="film-facts"),
    path("conferences/<int:conference_id>/publications/wordings/", wordings.wordings, name="wordings"),
    path("conferences/<int:conference_id>/releases/", publications.releases, name="releases"),
    path(
        "conferences/<int:conference_id>/results/report.<str:kind>",
        reports.consolidated_report,
        name="consolidated-report",
    ),
    path("conferences/<int:conference_id>/report/", reports.report, name="report"),
    path("conferences/<int:conference_id>/report/passages/", reports.passages, name="passages"),
    path("conferences/<int:conference_id>/report/template/", reports.template, name="template"),
    path("conferences/<int:conference_id>/report/template/removal/", reports.template_removal, name="template-removal"),
    path("conferences/<int:conference_id>/report/template.docx", reports.template_file, name="template-file"),
    path("conferences/<int:conference_id>/report/standard.docx", reports.standard_file, name="standard-file"),
    path("conferences/<int:conference_id>/report/edited/", reports.edited_report, name="edited-report"),
    path("publications/<int:publication_id>/awards/", awards.awards, name="awards"),
    path("editions/<int:edition_id>/", editions.edition, name="edition"),
    path("editions/<int:edition_id>/removal/", editions.removal, name="removal"),
    # Everybody:
    path("results/", results.index, name="public-results"),
    path("results/<slug:slug>/", results.result, name="public-result"),
    path("results/<slug:slug>/versions/<int:version>/", results.result, name="public-version"),
    path("results/<slug:slug>.csv", files.csv, name="public-csv"),
    path("results/<slug:slug>.png", pictures.png, name="public-png"),
    path("results/<slug:slug>.xlsx", files.xlsx, name="public-xlsx"),
    path("results/press/<int:announcement_id>.zip", files.press_pack, name="public-press"),
    path("results/units/<str:code>/", results.unit, name="public-unit"),
    path("api/v1/openapi.json", open_data.api_description, name="api-description"),
    path("api/v1/results/", open_data.results, name="api-results"),
    path("api/v1/results/<slug:slug>/", open_data.result, name="api-result"),
    path("api/v1/units/<str:code>/", open_data.unit, name="api-unit"),
]
