from .base_urls import urlpatterns
