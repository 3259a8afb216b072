from django.conf import settings
from django.urls import include, path

from . import views

urlpatterns = [
    path('frontend/', include('frontend.urls')),
    path('x/', views.page),
]
if settings.DEBUG:
    urlpatterns = [*urlpatterns, path('y/', views.page)]
