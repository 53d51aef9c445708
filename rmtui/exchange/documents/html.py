"""HTML page of a paper: the same text as its Markdown file, on one self-contained page that prints well.

markdown-it-py, which Textual brings, does the reading. What stands in a text as HTML is shown as typed and never
obeyed; comments, which only mark where a text begins, are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

STYLE = """
@page { margin: 20mm 18mm; }
* { box-sizing: border-box; }
body { font: 11pt/1.5 Georgia, "Times New Roman", serif; color: #1c1c1c; background: #fff; max-width: 42rem;
       margin: 2.5rem auto; padding: 0 1.5rem; overflow-wrap: anywhere; }
h1 { font-size: 1.9em; line-height: 1.2; margin: 0 0 .8em; padding-bottom: .35em; border-bottom: 2px solid #1f5673; }
h2 { font-size: 1.25em; color: #1f5673; margin: 1.6em 0 .4em; break-after: avoid; }
h3 { font-size: 1.05em; margin: 1.3em 0 .3em; break-after: avoid; }
p, ul, ol, pre, table { margin: 0 0 .8em; }
li { margin: .15em 0; break-inside: avoid; }
pre { font: inherit; white-space: pre-wrap; border-left: 3px solid #c9d6de; padding-left: .9em; }
code { font-family: inherit; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35em .8em .35em 0; border-bottom: 1px solid #d5d5d5; }
tr { break-inside: avoid; }
hr { border: 0; border-top: 1px solid #c9d6de; margin: 2em 0 .8em; }
hr + p { color: #555; font-size: .9em; }
@media print { body { margin: 0; padding: 0; max-width: none; } a { color: inherit; text-decoration: none; } }
""".strip()
"""The one style sheet of every paper."""


def as_html(markdown: str, title: str) -> str:
    """Return a whole page with the text of a Markdown file, its front matter left out; `title` names the window."""
    parser = MarkdownIt("commonmark", {"html": True}, renderer_cls=_Renderer).enable("table")
    body = parser.render(_without_front_matter(markdown))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{STYLE}\n</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )


class _Renderer(RendererHTML):
    """Shows HTML somebody typed as the signs it is made of, and loads nothing from elsewhere."""

    def html_block(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        text = tokens[idx].content
        return "" if _is_comment(text) else f"<p>{escape(text.strip())}</p>\n"

    def html_inline(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        text = tokens[idx].content
        return "" if _is_comment(text) else escape(text)

    def image(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return escape(tokens[idx].content)


def _is_comment(text: str) -> bool:
    text = text.strip()
    return text.startswith("<!--") and text.endswith("-->") and text.count("-->") == 1


def _without_front_matter(markdown: str) -> str:
    if not markdown.startswith("---\n"):
        return markdown
    _, ends, rest = markdown[4:].partition("\n---\n")
    return rest if ends else markdown
