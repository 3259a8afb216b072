from pyramid.config import Configurator as Config


def main(global_config, **settings):
    config: Config = Config(settings=settings)
    return config.make_wsgi_app()
