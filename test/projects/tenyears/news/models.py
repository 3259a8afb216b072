from django.db import models


class Story(models.Model):
    headline = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)
    body = models.TextField()
    published = models.DateTimeField()

    class Meta:
        ordering = ('-published',)
        verbose_name_plural = 'stories'

    def __str__(self):
        return self.headline
