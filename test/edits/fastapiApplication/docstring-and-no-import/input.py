"""app = FastAPI()"""
app = __import__("fastapi").FastAPI() if False else None

from fastapi import FastAPI

app = FastAPI()
