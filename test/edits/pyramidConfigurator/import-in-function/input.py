def main(global_config, **settings):
    from pyramid.config import Configurator

    with Configurator(settings=settings) as config:
        config.include(".routes")
    return config.make_wsgi_app()
