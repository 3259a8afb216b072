from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Book",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("slug", models.SlugField(unique=True)),
                ("author", models.CharField(max_length=120)),
                ("year", models.PositiveSmallIntegerField()),
                ("pages", models.PositiveSmallIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("reading", "Reading now"),
                            ("next", "Up next"),
                            ("finished", "Finished"),
                        ],
                        default="next",
                        max_length=8,
                    ),
                ),
                ("note", models.TextField(blank=True)),
            ],
            options={"ordering": ["title"]},
        ),
    ]
