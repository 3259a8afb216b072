from flask import Flask

application = app = Flask(__name__)
