import flask as f

app = f.Flask(__name__)
