from flask import Flask

# frontend.init_app(app)
app = Flask(__name__)
