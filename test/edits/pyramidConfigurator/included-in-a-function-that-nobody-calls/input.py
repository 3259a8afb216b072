from pyramid.config import Configurator


def more(config):
    config.include("frontend")


def main(global_config, **settings):
    config = Configurator(settings=settings)
    return config.make_wsgi_app()
