from pyramid.config import Configurator

config = Configurator()
config.include("frontend")