import config
from pyramid.config import Configurator


def main(global_config, **settings):
    return Configurator(settings=vars(config)).make_wsgi_app()
