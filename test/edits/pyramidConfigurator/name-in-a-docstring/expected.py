"""config.include("frontend") is missing."""

from pyramid.config import Configurator


def main(global_config, **settings):
    """config = Configurator()"""
    config = Configurator(settings=settings)
    config.include(".frontend")
    return config.make_wsgi_app()
