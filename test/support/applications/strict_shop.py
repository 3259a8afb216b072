"""The Flask project under a strict policy, by Flask-Talisman.

TEST_SETUP is Python code of a documentation to run with `app`, if there is any.
"""

import os

from flask import Flask
from flask_talisman import Talisman
from shop import create_app as create_shop
from strict_policy import DIRECTIVES, NONCED


def create_app() -> Flask:
    app = create_shop()
    Talisman(
        app,
        force_https=False,
        content_security_policy=DIRECTIVES | {name: [] for name in NONCED},
        content_security_policy_nonce_in=NONCED,
    )
    exec(os.environ.get("TEST_SETUP", ""), {"app": app})  # noqa: S102
    return app
