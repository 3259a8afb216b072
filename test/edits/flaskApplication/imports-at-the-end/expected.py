from flask import Flask

from shop import frontend

app = Flask(__name__)
frontend.init_app(app)

from shop import views  # noqa: E402, F401
