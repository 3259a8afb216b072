"""One class for each place that the shop runs in."""

import os


class Config:
    SECRET_KEY = os.environ.get("SECRET_KEY", "not-a-secret-in-development")
    SESSION_COOKIE_SAMESITE = "Lax"


class Development(Config):
    TEMPLATES_AUTO_RELOAD = True


class Testing(Config):
    TESTING = True
    WTF_CSRF_ENABLED = False


class Production(Config):
    SESSION_COOKIE_SECURE = True


configurations = {
    "development": Development,
    "testing": Testing,
    "production": Production,
}
