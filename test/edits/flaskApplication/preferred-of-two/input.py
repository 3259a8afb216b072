from flask import Flask

admin = Flask("admin")
app = Flask(__name__)
