from frontend import includeme, init_app, init_templates

__all__ = ["includeme", "init_app", "init_templates"]
