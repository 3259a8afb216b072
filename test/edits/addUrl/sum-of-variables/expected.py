from django.urls import include, path

from . import views

pages = [path('x/', views.page)]
api = [path('api/', views.page)]
urlpatterns = [path('frontend/', include('frontend.urls'))] + pages + api
