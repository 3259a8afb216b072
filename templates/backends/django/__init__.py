"""A Django app whose static files are built by a bundler; its modules say what they are for."""
