"""A project's settings, with a strict Content-Security-Policy in development.

What the end-to-end tests vary comes from the environment:
TEST_SETTINGS   the project's own settings module
TEST_DEV_SERVER host and port of the dev server, such as localhost:9091
"""

import importlib
import os

from policy import strict_policy

project = importlib.import_module(os.environ["TEST_SETTINGS"])
globals().update(
    {name: value for name, value in vars(project).items() if name.isupper()}
)

dev_server = os.environ["TEST_DEV_SERVER"]
globals().update(
    strict_policy(
        project,
        sources=["'self'", f"http://{dev_server}"],
        connect=["'self'", f"http://{dev_server}", f"ws://{dev_server}"],
    )
)
