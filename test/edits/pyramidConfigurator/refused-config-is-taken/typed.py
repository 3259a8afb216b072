import config
from pyramid.config import Configurator


def main(global_config, **settings):
    configurator = Configurator(settings=vars(config))
    configurator.include("frontend")
    return configurator.make_wsgi_app()
