"""Decided texts on a page that is also read in English: in English where there is one, else marked as Vietnamese.

{% load wording %}
{{ table.title|said:table.english }}     one text
{{ edition|heading }}                    title, year and block of a result
{{ edition|heading_text }}               the same without markup, for attributes
"""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from diemcau.directory.templatetags.languages import marked, original, reads_english
from diemcau.publish.domain.wording import english
from diemcau.publish.domain.wording import heading as heading_of
from diemcau.publish.models import Edition
from diemcau.publish.queries.reading import title_of

register = template.Library()


@register.filter
def said(text: str, given: Mapping[str, str]) -> SafeString:
    if not text or not reads_english():
        return conditional_escape(text)
    told = english(text, given)
    return original(text) if told is None else marked(told)


@register.filter
def said_text(text: str, given: Mapping[str, str]) -> str:
    return english(text, given) or text if reads_english() else text


@register.filter
def heading(edition: Edition) -> SafeString:
    publication, given = edition.publication, edition.english
    return mark_safe(heading_of(said(publication.title, given), publication.year, said(publication.block, given)))


@register.filter
def heading_text(edition: Edition) -> str:
    return title_of(edition)
