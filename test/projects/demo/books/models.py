from django.db import models
from django.urls import reverse


class Book(models.Model):
    class Status(models.TextChoices):
        READING = "reading", "Reading now"
        NEXT = "next", "Up next"
        FINISHED = "finished", "Finished"

    title = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)
    author = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField()
    pages = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.NEXT)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("books:detail", args=[self.slug])
