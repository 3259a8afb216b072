from pyramid.config import Configurator


def main(global_config, **settings):
    try:
        config = Configurator(settings=settings)
        config.include(".frontend")
    except ValueError:
        raise SystemExit(1)
    return config.make_wsgi_app()
