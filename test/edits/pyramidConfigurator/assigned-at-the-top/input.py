from pyramid.config import Configurator

config = Configurator()
config.add_route('hello', '/')
app = config.make_wsgi_app()
