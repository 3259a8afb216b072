from flask import Flask as Application

app = Application(__name__)
