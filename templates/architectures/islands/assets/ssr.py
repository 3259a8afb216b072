"""What the server renders of an island: nothing. The browser does.

`npm init webpack-frontend add ssr-service` brings a service that renders components, and
another file in this place. Without this one, islands.py does not work.
"""

from .encode import IslandInvalid
from .page import Page


def open_element(
    page: Page, name: str, element: str, props: str, ssr: object
) -> tuple[list[str], str]:
    """What begins an island, and what ends its content: here, its start tag alone.

    In debug, raises IslandInvalid if the template asks for more.
    """
    if ssr and page.folder.debug:
        raise IslandInvalid(
            f"{name}: ssr asks for a service that renders components, which this"
            " folder does not have.",
            "run `npm init webpack-frontend add ssr-service`, or leave ssr out:"
            " the browser renders the component",
        )
    return [element], ""
