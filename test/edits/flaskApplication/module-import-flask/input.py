import flask

app = flask.Flask(__name__)
app.config["TESTING"] = True
