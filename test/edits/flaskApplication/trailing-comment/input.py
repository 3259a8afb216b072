from flask import Flask

app = Flask(__name__)  # the one and only
app.secret_key = "not one"
