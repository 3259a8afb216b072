from pyramid.config import Configurator


def main(global_config, **settings):
    with Configurator(
        settings=settings,
    ) as config:  # closed at the end
        config.include(".frontend")
        # the pages
        config.include(".routes")
    return config.make_wsgi_app()
