from flask import Flask

create_app = lambda: Flask(__name__)
