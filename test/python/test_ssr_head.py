"""What components say of their page, put into its head."""

from __future__ import annotations

import pytest

from frontend.assets.ssr_head import put_head


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<!-- <head> --><head></head>", "<!-- <head> --><head>T\nM\n</head>"),
        (
            "<head><script>a = '</head>'</script></head>",
            "<head><script>a = '</head>'</script>T\nM\n</head>",
        ),
        (
            '<head><meta name="m" content="a > b"><title>old</title></head>',
            "<head>MT</head>",
        ),
        ("<p>part</p>", "<p>part</p>"),
        ("<head><title>open", "<head><title>open"),
    ],
)
def test_the_head_is_that_of_the_page(head: str, expected: str) -> None:
    title, meta = "<title>new</title>", '<meta name="m" content="new">'
    wanted = expected.replace("T", title).replace("M", meta)
    assert put_head(head, [title + meta]) == wanted


def test_what_there_may_be_several_of_is_there_several_times() -> None:
    images = [f'<meta property="og:image" content="{n}">' for n in "ab"]
    head = '<head><meta property="og:image" content="old"></head>'
    assert put_head(head, images) == f"<head>{images[0]}{images[1]}\n</head>"
