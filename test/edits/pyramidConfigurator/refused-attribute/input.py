from pyramid.config import Configurator


class Site:
    def __init__(self):
        self.config = Configurator()
        self.app = self.config.make_wsgi_app()


site = Site()
