from flask import Flask


def create_app():
    return Flask(__name__, static_folder="assets")
