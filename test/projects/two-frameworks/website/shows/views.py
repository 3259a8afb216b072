from django.conf import settings
from django.shortcuts import render

SEASON = ["The Seagull", "Arcadia", "Waiting for Godot"]


def season(request):
    context = {"plays": SEASON, "tickets": settings.TICKETS_URL}
    return render(request, "shows/season.html", context)
