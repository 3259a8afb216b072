"""Storages of the tests: what people have in their projects."""

from __future__ import annotations

from typing import Any

from django.contrib.staticfiles.storage import (
    ManifestFilesMixin,
    ManifestStaticFilesStorage,
    StaticFilesStorage,
)

from frontend.storage import HashOnceMixin


class Bucket(StaticFilesStorage):
    """Stands for a bucket: signs the URLs of what it stores."""

    def url(self, name: str | None) -> str:
        return f"https://bucket.example/{name}?a=1&sign=2"


class HashingBucket(ManifestFilesMixin, Bucket):
    """The same, hashing names, as the storages for S3 do."""


class OwnUrl(HashOnceMixin, ManifestStaticFilesStorage):
    """A storage of a project, whose URLs are its own."""

    def url(self, *args: Any, **kwargs: Any) -> str:
        return f"https://own.example{super().url(*args, **kwargs)}"


class Tenants(StaticFilesStorage):
    """A storage whose files lie elsewhere for each tenant."""

    tenant = "a"

    @property
    def base_url(self) -> str:
        return f"https://{self.tenant}.example/" if self.tenant else ""
