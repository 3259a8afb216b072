from pyramid.config import Configurator


class Shop(Configurator):
    pass


def main(global_config, **settings):
    config = Shop(settings=settings)
    config.include(".frontend")
    return config.make_wsgi_app()
