import pyramid.config


def main(global_config, **settings):
    config = pyramid.config.Configurator(settings=settings)
    return config.make_wsgi_app()
