from django.contrib import admin

from .models import Book


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    list_display = ["title", "author", "status"]
    list_filter = ["status"]
    prepopulated_fields = {"slug": ["title"]}
