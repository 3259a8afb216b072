from pyramid.config import Configurator

with Configurator():
    pass
