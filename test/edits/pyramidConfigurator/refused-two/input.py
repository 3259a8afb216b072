from pyramid.config import Configurator


def public():
    config = Configurator()
    return config.make_wsgi_app()


def private():
    config = Configurator()
    return config.make_wsgi_app()
