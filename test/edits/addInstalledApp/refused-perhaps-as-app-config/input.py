import os

INSTALLED_APPS = ["blog"]
if not os.environ.get("PLAIN_TEST_RUN"):
    INSTALLED_APPS.append("frontend.apps.FrontendConfig")
