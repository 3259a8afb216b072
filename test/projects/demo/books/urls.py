from django.urls import path

from . import views

app_name = "books"
urlpatterns = [
    path("", views.BookList.as_view(), name="list"),
    path("books/<slug:slug>/", views.BookDetail.as_view(), name="detail"),
]
