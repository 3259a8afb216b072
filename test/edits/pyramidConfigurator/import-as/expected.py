from pyramid import config as pyramid_config


def main(global_config, **settings):
    config = pyramid_config.Configurator(settings=settings)
    config.include("frontend")
    return config.make_wsgi_app()
