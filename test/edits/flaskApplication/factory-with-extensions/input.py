from flask import Flask

from .extensions import db, migrate
from .views import bp


def create_app(config_name="testing"):
    """Make the application.

    >>> app = Flask(__name__)
    """
    app = Flask(__name__)
    db.init_app(app)
    migrate.init_app(app, db)
    app.register_blueprint(bp)
    return app
