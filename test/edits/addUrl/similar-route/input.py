from django.urls import include, path

from . import views

urlpatterns = [
    path('frontend-old/', views.page),
    path('api/', include([path('frontend/', views.page)])),
]
