from pyramid.config import Configurator


def main(global_config, **settings):
    with Configurator(settings=settings) as config:

        # first of all
        config.include(".routes")
        return config.make_wsgi_app()
