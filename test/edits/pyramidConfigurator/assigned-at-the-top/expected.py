from pyramid.config import Configurator

config = Configurator()
config.include('frontend')
config.add_route('hello', '/')
app = config.make_wsgi_app()
