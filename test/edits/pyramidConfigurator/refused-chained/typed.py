from pyramid.config import Configurator

if __name__:
    config = Configurator(
        settings={"pyramid.reload_templates": "true"},
    )
    config.include("frontend")
    app = config.make_wsgi_app()
