"""A Django app whose static files are built by webpack."""
