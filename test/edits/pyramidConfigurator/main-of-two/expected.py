from pyramid.config import Configurator


def worker():
    config = Configurator()
    return config


def main(global_config, **settings):
    config = Configurator(settings=settings)
    config.include(".frontend")
    return config.make_wsgi_app()
