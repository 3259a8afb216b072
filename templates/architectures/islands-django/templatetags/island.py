"""The tag `island`, which `{% load webpack %}` has, too.

    {% island "Counter" start=5 client="visible" %}
    {% island "forms/Search" props=search %}<p>Loading…</p>{% endisland %}

Keywords are the component's props; `client`, `id`, `class` and `props` are reserved. A
class or a prop of such a name goes through the dict: `props=search`.

Yours to change: how your own values are encoded, in `encode_default`. Without it there
is no tag.
"""

from collections.abc import Iterable, Iterator

from django.template import Context, Node, NodeList, TemplateSyntaxError
from django.template.base import (
    FilterExpression,
    Parser,
    Token,
    TokenType,
    token_kwargs,
)
from django.utils.functional import Promise

from ..assets.islands import open_island
from .webpack import print_tag, register


def encode_default(value: object) -> object:
    """What the core does not know of Django's values."""
    return str(value) if isinstance(value, Promise) else value


class IslandNode(Node):
    child_nodelists = ("body",)

    def __init__(
        self, name: FilterExpression, given: dict[str, FilterExpression], body: NodeList
    ) -> None:
        self.name = name
        self.given = given
        self.body = body

    def render(self, context: Context) -> str:
        name = self.name.resolve(context)
        given = {key: value.resolve(context) for key, value in self.given.items()}
        printed = print_tag(
            context,
            lambda page: open_island(page, name, None, encode_default, **given),
        )
        if not printed:  # an error page comes without
            return ""
        start, end = printed
        return f"{start}{self.body.render(context)}{end}"


@register.tag
def island(parser: Parser, token: Token) -> IslandNode:
    """A component; with `{% endisland %}`, around what is shown until it is there."""
    tag, *bits = token.split_contents()
    if not bits:
        raise TemplateSyntaxError(f'{tag} wants a name: {{% {tag} "Counter" %}}')
    name = parser.compile_filter(bits.pop(0))
    given = token_kwargs(bits, parser)
    if bits:
        raise TemplateSyntaxError(
            f"{tag} does not understand {bits[0]}: write name=value"
        )
    body = NodeList()
    if _is_block(parser):
        body = parser.parse(("endisland",))
        parser.delete_first_token()
    return IslandNode(name, given, body)


def read_tags(tokens: Iterable[Token]) -> Iterator[tuple[str, Token]]:
    """The tags of a template by their first words, but those in comments."""
    is_comment = False
    for token in tokens:
        if token.token_type is not TokenType.BLOCK:
            continue
        word = token.contents.split(maxsplit=1)[0]
        if word in ("comment", "endcomment"):
            is_comment = word == "comment"
        elif not is_comment:
            yield word, token


def _is_block(parser: Parser) -> bool:
    """`{% endisland %}` closes the nearest island before it: is there one for this?"""
    opened = 0
    for word, _ in read_tags(reversed(parser.tokens)):
        match word:
            case "island":
                opened += 1
            case "endisland" if opened == 0:
                return True
            case "endisland":
                opened -= 1
    return False
