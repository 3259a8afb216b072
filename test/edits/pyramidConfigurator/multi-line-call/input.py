from pyramid.authorization import ACLAuthorizationPolicy
from pyramid.config import Configurator


def main(global_config, **settings):
    config = Configurator(
        settings=settings,
        root_factory=None,  # none yet
    )  # and no more
    config.include(".routes")
    return config.make_wsgi_app()
