from wsgiref.simple_server import make_server

from pyramid.config import Configurator


def make_app():
    with Configurator() as config:
        config.include("frontend")
        config.add_route("hello", "/")
        return config.make_wsgi_app()


if __name__ == "__main__":
    make_server("127.0.0.1", 6543, make_app()).serve_forever()
