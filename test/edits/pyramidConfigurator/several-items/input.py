import contextlib

from pyramid.config import Configurator


def main(global_config, **settings):
    with contextlib.suppress(KeyError), Configurator(settings=settings) as config:
        config.include(".routes")
        return config.make_wsgi_app()
