import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { django } from "../../../../generators/project/backends/django.ts";
import { only } from "./only.ts";

const MANAGE = 'import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")\n';
const BASE = 'ROOT_URLCONF = "config.urls"\nINSTALLED_APPS = []\n';
const project = (files: Record<string, string>) =>
  only(django, {
    "manage.py": MANAGE,
    "config/settings/base.py": BASE,
    "config/settings/local.py": "from .base import *\n",
    "config/urls.py": "urlpatterns = []\n",
    ...files,
  });
const notices = (files: Record<string, string>) => project(files).notices("frontend", new Map());
const WHITENOISE = "whitenoise.storage.CompressedManifestStaticFilesStorage";
const again = "which hashes a second time what the build has hashed.";

describe("a storage that hashes", () => {
  const instead = `Put "frontend.storage.CompressedManifestStaticFilesStorage" in its place.`;
  const production: [string, string, number][] = [
    [
      "a dictionary",
      `from .base import *\n\nSTORAGES = {\n    "default": {"BACKEND": "a.b"},\n    "staticfiles": {\n        "BACKEND": "${WHITENOISE}",\n    },\n}\n`,
      6,
    ],
    ["an item", `from .base import *\n\nSTORAGES["staticfiles"] = {"BACKEND": "${WHITENOISE}"}\n`, 3],
    ["the old setting", `STATICFILES_STORAGE = (\n    "${WHITENOISE}"\n)\n`, 2],
    ["a class of settings", `class Production(Base):\n    STATICFILES_STORAGE = "${WHITENOISE}"\n`, 2],
  ];
  for (const [name, text, line] of production) {
    it(`is seen in the settings of production alone, at the line of its name: ${name}`, () => {
      assert.deepEqual(notices({ "config/settings/production.py": text }), [
        `config/settings/production.py:${line} names ${WHITENOISE}, ${again}\n${instead}`,
      ]);
    });
  }

  it("is cited by its line as it is after the edit", () => {
    const text = `${BASE}STATICFILES_STORAGE = "${WHITENOISE}"\n`;
    const found = project({ "config/settings/base.py": text });
    const [apps] = found.wiring("frontend");
    const result = apps?.edit(text.replace("[]", "[\n]"));
    assert.ok(result?.status === "edited");
    const [notice = ""] = found.notices("frontend", new Map([["config/settings/base.py", result.source]]));
    const line = result.source.split("\n").findIndex((each) => each.startsWith("STATICFILES_STORAGE")) + 1;
    assert.ok(line > 3);
    assert.match(notice, new RegExp(`^config/settings/base\\.py:${line} names`));
  });

  const own = (
    bases: string,
    imports = "from django.contrib.staticfiles.storage import ManifestStaticFilesStorage",
  ) => ({
    "config/settings/local.py":
      'from .base import *\n\nSTORAGES = {"staticfiles": {"BACKEND": "shop.storage.Static"}}\n',
    "shop/__init__.py": "",
    "shop/storage.py": `${imports}\n\n\nclass Static(${bases}):\n    manifest_strict = False\n`,
  });

  it("is seen where the project derives it, with the class to change", () => {
    const [notice] = notices(own("ManifestStaticFilesStorage"));
    assert.equal(
      notice,
      `config/settings/local.py:3 names shop.storage.Static, ${again}\nPut HashOnceMixin of frontend.storage before the bases of that class, in shop/storage.py:4.`,
    );
    const further = {
      "shop/base.py":
        "from whitenoise.storage import CompressedManifestStaticFilesStorage as W\n\n\nclass Mine(W): ...\n",
    };
    assert.equal(notices({ ...own("Mine", "from .base import Mine"), ...further }).length, 1);
    assert.equal(
      notices(own("ManifestFilesMixin, Other", "from django.contrib.staticfiles.storage import ManifestFilesMixin"))
        .length,
      1,
    );
  });

  it("is not the frontend's own, nor one with its mixin, nor one that does not hash", () => {
    assert.deepEqual(
      notices(
        own(
          "HashOnceMixin, ManifestStaticFilesStorage",
          "from frontend.storage import HashOnceMixin\nfrom x import ManifestStaticFilesStorage",
        ),
      ),
      [],
    );
    assert.deepEqual(
      notices(own("StaticFilesStorage", "from django.contrib.staticfiles.storage import StaticFilesStorage")),
      [],
    );
    const ours = WHITENOISE.replace("whitenoise", "frontend");
    assert.deepEqual(notices({ "config/settings/production.py": `STATICFILES_STORAGE = "${ours}"\n` }), []);
  });

  it("is seen where another package has it, and then needs a class of one's own", () => {
    const s3 = 'STATICFILES_STORAGE = "storages.backends.s3.S3ManifestStaticStorage"\n';
    assert.match(
      notices({ "config/settings/production.py": s3 })[0] ?? "",
      /Put HashOnceMixin of frontend\.storage before its bases in a class of your own/,
    );
  });
});
