from flask.app import Flask

app = Flask(__name__)
