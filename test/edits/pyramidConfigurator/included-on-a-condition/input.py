from pyramid.config import Configurator


def main(global_config, **settings):
    config = Configurator(settings=settings)
    if settings.get("pages"):
        config.include("frontend")
    return config.make_wsgi_app()
