import pyramid.config


def main(global_config, **settings):
    config = pyramid.config.Configurator(settings=settings)
    config.include("frontend")
    return config.make_wsgi_app()
