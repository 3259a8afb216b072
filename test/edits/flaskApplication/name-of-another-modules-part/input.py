from flask import Flask

from shop.legacy.frontend import bp

app = Flask(__name__, static_folder=None)
app.register_blueprint(bp, name="frontend")
app.config.update(frontend=True)
