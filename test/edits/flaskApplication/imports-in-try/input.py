try:
    import simplejson as json
except ImportError:
    import json

from flask import Flask

app = Flask(__name__)
app.json_module = json
