"""A strict Content-Security-Policy with nonces: Django's own from 6 on, else django-csp's."""

from types import ModuleType
from typing import Any

import django

if django.VERSION >= (6, 0):
    from django.utils.csp import CSP

    NONCE, NONE = CSP.NONCE, CSP.NONE
    MIDDLEWARE = "django.middleware.csp.ContentSecurityPolicyMiddleware"
else:
    from csp.constants import NONCE, NONE

    MIDDLEWARE = "csp.middleware.CSPMiddleware"


def strict_policy(
    project: ModuleType, sources: list[str], connect: list[str] | None = None
) -> dict[str, Any]:
    """The settings with which a project has the policy.

    `sources` may send images and fonts, `connect` is where scripts may connect to. A
    script or a stylesheet comes from anywhere, if it carries the nonce of the page.
    """
    templates = project.TEMPLATES
    if django.VERSION >= (6, 0):
        processor = "django.template.context_processors.csp"
        templates[0]["OPTIONS"]["context_processors"].append(processor)
    policy = {
        "default-src": [NONE],
        "base-uri": [NONE],
        "script-src": [NONCE],
        "style-src": [NONCE],
        "img-src": sources,
        "font-src": sources,
        "connect-src": connect or [NONE],
        "form-action": [NONE],
        "frame-ancestors": [NONE],
    }
    return {
        "MIDDLEWARE": [*project.MIDDLEWARE, MIDDLEWARE],
        "TEMPLATES": templates,
        "SECURE_CSP": policy,
        "CONTENT_SECURITY_POLICY": {"DIRECTIVES": policy},
    }
