try:
    import simplejson as json
except ImportError:
    import json

from flask import Flask

import frontend

app = Flask(__name__)
frontend.init_app(app)
app.json_module = json
