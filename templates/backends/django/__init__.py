"""A Django app whose static files are built by a bundler."""
