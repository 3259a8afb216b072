from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

app = ProxyFix(Flask(__name__))
