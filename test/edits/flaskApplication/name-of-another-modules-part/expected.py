from flask import Flask

import frontend
from shop.legacy.frontend import bp

app = Flask(__name__, static_folder=None)
frontend.init_app(app)
app.register_blueprint(bp, name="frontend")
app.config.update(frontend=True)
