from flask import Blueprint

bp = Blueprint("frontend", __name__)
