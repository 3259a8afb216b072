from . import frontend

def create_app():
    from flask import Flask

    app = Flask(__name__)
    frontend.init_app(app)

    from .views import bp

    app.register_blueprint(bp)
    return app
