import flask

import frontend

app = flask.Flask(__name__)
frontend.init_app(app)
app.config["TESTING"] = True
