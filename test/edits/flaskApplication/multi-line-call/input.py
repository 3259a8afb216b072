from flask import Flask

app = Flask(
    __name__,
    static_folder="assets",  # not static
    template_folder="pages",
)
app.secret_key = "not one"
