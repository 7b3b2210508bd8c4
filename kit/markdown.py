"""Text that people write: Markdown in, clean HTML out."""

from collections.abc import Sequence
from typing import Any

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from kit.web_addresses import is_true

HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
TAGS = HEADINGS | {"a", "blockquote", "br", "code", "em", "hr", "li", "ol", "p", "pre", "strong", "ul"}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}
LOWEST = 6


def render(text: str, *, top: int = 3) -> SafeString:
    """Give CommonMark text as clean HTML, its highest heading at level `top`.

    HTML in the text is shown, not obeyed, and so is a link that may mislead. Links say `nofollow ugc`. A picture
    becomes a link to it, so that no page asks another host for anything.
    """
    tokens = _parser.parse(text)
    _level_headings(tokens, top)
    html = _parser.renderer.render(tokens, _parser.options, {})
    clean = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="nofollow ugc")
    return mark_safe(clean)  # noqa: S308 - cleaned in the line above


def _level_headings(tokens: Sequence[Token], top: int) -> None:
    """Put the headings under the page's own, without leaving out a level."""
    openings = [token for token in tokens if token.type == "heading_open"]
    closings = [token for token in tokens if token.type == "heading_close"]
    order = sorted({token.tag for token in openings})
    previous = top - 1
    for opening, closing in zip(openings, closings, strict=True):
        previous = min(order.index(opening.tag) + top, previous + 1, LOWEST)
        opening.tag = closing.tag = f"h{previous}"


def _is_link(address: str) -> bool:
    """Whether an address may be a link: one of the public web, of this site, or of an e-mail."""
    is_ours = address.startswith(("/", "#")) and not address.startswith("//")
    return is_ours or address.startswith("mailto:") or is_true(address)


class _Parser(MarkdownIt):
    """CommonMark whose links follow the rules of our forms; what is refused stays as it was written."""

    def validateLink(self, url: str) -> bool:
        """Whether the parser may make a link of it."""
        return _is_link(url)


def _link_to_picture(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    picture = tokens[index]
    picture.tag, picture.attrs = "a", {"href": picture.attrs["src"]}
    words = self.renderInlineAsText(picture.children or [], options, env) or str(picture.attrs["href"])
    return f"<a{self.renderAttrs(picture)}>{nh3.clean_text(words)}</a>"


_parser = _Parser("commonmark", {"html": False})
_parser.add_render_rule("image", _link_to_picture)
