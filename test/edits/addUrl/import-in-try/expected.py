from . import views
from django.urls import include as django_include, path as django_path

try:
    from django.urls import include, path
except ImportError:
    path = None

urlpatterns = [django_path('frontend/', django_include('frontend.urls')), path('x/', views.page)]
