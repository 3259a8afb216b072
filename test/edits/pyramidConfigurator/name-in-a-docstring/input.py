"""config.include("frontend") is missing."""

from pyramid.config import Configurator


def main(global_config, **settings):
    """config = Configurator()"""
    config = Configurator(settings=settings)
    return config.make_wsgi_app()
