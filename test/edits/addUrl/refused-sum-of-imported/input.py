from .base_urls import urlpatterns as base
from .base_urls import urlpatterns as more

urlpatterns = base + more
