import os

from pyramid.config import Configurator


def main(global_config, **settings):
    settings["db.url"] = os.environ.get("DB", "sqlite://")
    config = Configurator(settings=settings)
    config.include(".frontend")
    config.include(".routes")

    config.add_route("home", "/")
    return config.make_wsgi_app()
