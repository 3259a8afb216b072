from pyramid.config import Configurator as Config


def main(global_config, **settings):
    config: Config = Config(settings=settings)
    config.include("frontend")
    return config.make_wsgi_app()
