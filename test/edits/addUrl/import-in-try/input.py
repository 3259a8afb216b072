from . import views

try:
    from django.urls import include, path
except ImportError:
    path = None

urlpatterns = [path('x/', views.page)]
