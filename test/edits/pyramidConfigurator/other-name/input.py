from pyramid.config import Configurator


def main(global_config, **settings):
    with Configurator(settings=settings) as c:
        c.include(".routes")
        return c.make_wsgi_app()
