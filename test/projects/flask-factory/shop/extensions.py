"""Extensions, made here so that any module can import them."""

from flask_wtf.csrf import CSRFProtect

csrf = CSRFProtect()
