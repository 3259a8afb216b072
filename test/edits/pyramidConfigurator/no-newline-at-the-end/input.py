from pyramid.config import Configurator

config = Configurator()