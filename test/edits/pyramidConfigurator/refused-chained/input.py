from pyramid.config import Configurator

if __name__:
    app = Configurator(
        settings={"pyramid.reload_templates": "true"},
    ).make_wsgi_app()
