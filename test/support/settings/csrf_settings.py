"""Production settings whose scripts may ask the page's own origin.

What the end-to-end tests vary comes from the environment:
TEST_CSRF   a setting of Django's CSRF protection that is to be on, if any
"""

import os

import production_settings

globals().update(
    {name: value for name, value in vars(production_settings).items() if name.isupper()}
)

SECURE_CSP = {**production_settings.SECURE_CSP, "connect-src": ["'self'"]}  # type: ignore[attr-defined]
CONTENT_SECURITY_POLICY = {"DIRECTIVES": SECURE_CSP}
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
if setting := os.environ.get("TEST_CSRF"):
    globals()[setting] = True
