"""The nonce of each kind of Content-Security-Policy, behind its real middleware."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import django
import pytest
from csp.constants import NONCE, SELF
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.test import Client, override_settings
from django.urls import path

from rendered import Build

TAGS = '{% load webpack %}{% webpack_css "app" %}{% webpack_js "app" %}'

DJANGO_CSP = {
    "MIDDLEWARE": ["csp.middleware.CSPMiddleware"],
    "CONTENT_SECURITY_POLICY": {
        "DIRECTIVES": {"script-src": [SELF, NONCE], "style-src": [NONCE]}
    },
}
DJANGO_6 = {
    "MIDDLEWARE": ["django.middleware.csp.ContentSecurityPolicyMiddleware"],
    "SECURE_CSP": {"script-src": ["<CSP_NONCE_SENTINEL>"]},
}
KINDS = {"django-csp": DJANGO_CSP}
if django.VERSION >= (6,):
    KINDS["django"] = DJANGO_6


def answer(source: str) -> HttpResponse:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(Template(source).render(RequestContext(request)))

    class Urls:
        urlpatterns = (path("", view),)

    with override_settings(ROOT_URLCONF=Urls):
        return Client().get("/")


@pytest.mark.parametrize("policy", KINDS.values(), ids=KINDS)
def test_every_tag_has_the_nonce_of_the_header(
    build: Build, override: Callable[..., None], policy: dict[str, Any]
) -> None:
    override(**policy)
    response = answer(TAGS)
    header = re.search("'nonce-([^']+)'", response["Content-Security-Policy"])
    nonces = re.findall(' nonce="([^"]+)"', response.content.decode())

    assert header
    assert nonces == [header[1]] * 3


@pytest.mark.parametrize("policy", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize(
    "source",
    [
        '{% load webpack %}{% webpack_asset "images/logo.svg" %}',
        '{% load webpack %}{% webpack_js "app" nonce=False %}',
        "nothing",
    ],
)
def test_nonce_that_is_not_printed_is_not_in_the_header(
    build: Build, override: Callable[..., None], policy: dict[str, Any], source: str
) -> None:
    override(**policy)
    response = answer(source)

    assert "nonce" not in response.get("Content-Security-Policy", "")
    assert "nonce" not in response.content.decode()
