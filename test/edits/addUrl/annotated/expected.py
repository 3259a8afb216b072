from django.urls import URLPattern, include, path

from . import views

urlpatterns: list[URLPattern] = [
    path('frontend/', include('frontend.urls')),
    path('x/', views.page),
]
