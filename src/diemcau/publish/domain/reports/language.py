"""The template language that is allowed: names, loops, conditions. Nothing in it can be called, reckoned or set."""

from __future__ import annotations

from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from diemcau.kernel.words import say

DEEPEST = 4  # loops inside loops
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.For,
    nodes.If,
    nodes.Const,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Compare,
    nodes.Operand,
)


class Language(ImmutableSandboxedEnvironment):
    """Refuses anything else while a template is read, so before anything of it runs."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self.globals.clear()
        self.filters.clear()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _check(tree, 0)
        return tree


def _check(node: Any, loops: int) -> None:
    if not isinstance(node, _ALLOWED):
        raise TemplateSyntaxError(say("chỉ dùng tên trường, for và if"), node.lineno)
    loops += isinstance(node, nodes.For)
    if loops > DEEPEST:
        raise TemplateSyntaxError(say("vòng lặp lồng nhau quá sâu"), node.lineno)
    for child in node.iter_child_nodes():
        _check(child, loops)
