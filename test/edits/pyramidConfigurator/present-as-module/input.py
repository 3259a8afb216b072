from pyramid.config import Configurator

from . import frontend


def main(global_config, **settings):
    config = Configurator(settings=settings)
    config.include(frontend)
    return config.make_wsgi_app()
