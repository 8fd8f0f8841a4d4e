"""Vietnamese words on a page that is read in English: marked, so that they are spoken and hyphenated as what they are.

{% load languages %}
{{ unit.name|original }}      a text that stays Vietnamese in every language: a name, what somebody wrote
{{ caption|marked }}          an English text with Vietnamese words in it
<meta {{ text|lang_of }}>     an element that takes the language of what it holds
"""

from __future__ import annotations

import re

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()
_LETTER = r"[^\W\d_a-zA-Z]"  # one that English has not
_WORD = rf"\w*{_LETTER}\w*"
_RUN = re.compile(rf"{_WORD}(?:[ ,–-]+{_WORD})*")


def reads_english() -> bool:
    return get_language() == "en"


@register.filter
def original(text: str) -> SafeString:
    return format_html('<span lang="vi">{}</span>', text) if reads_english() and text else conditional_escape(text)


@register.filter
def marked(text: str) -> SafeString:
    said = conditional_escape(text)
    return mark_safe(_RUN.sub(lambda run: f'<span lang="vi">{run[0]}</span>', said)) if reads_english() else said


@register.filter
def lang_of(text: str) -> SafeString:
    return mark_safe(' lang="vi"' if reads_english() and re.search(_LETTER, text) else "")
