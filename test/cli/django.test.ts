import assert from "node:assert/strict";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { bin } from "../support/bin.ts";
import { djangoPython } from "../support/django.ts";
import { run, type Result } from "../support/processes.ts";
import { commit, copyProject } from "../support/projects.ts";

/** Changes a project of Django, and renders into it with a real interpreter. */
async function createIn(test: TestContext, change: (project: string) => void): Promise<Result & { project: string }> {
  const project = await copyProject(test, "startproject");
  change(project);
  await commit(project, "As this test wants it");
  const env = { VIRTUAL_ENV: dirname(dirname(await djangoPython("5.2"))) };
  const words = [await bin(), "--yes", "--no-install"];
  return { project, ...(await run(process.execPath, words, { cwd: project, env })) };
}

describe("a Django project", () => {
  it("whose manage.py names no settings is checked with those that its tests have", async (test) => {
    const { code, stdout, project } = await createIn(test, (folder) => {
      writeFileSync(
        join(folder, "manage.py"),
        "import sys\n\nfrom django.core.management import execute_from_command_line\n\nexecute_from_command_line(sys.argv)\n",
      );
      for (const name of ["wsgi", "asgi"]) writeFileSync(join(folder, `mysite/${name}.py`), "");
      writeFileSync(join(folder, "pytest.ini"), "[pytest]\nDJANGO_SETTINGS_MODULE = mysite.settings\n");
    });
    assert.equal(code, 0);
    assert.match(stdout, /The project's own check passes\./);
    const readme = readFileSync(join(project, "frontend/README.md"), "utf8");
    assert.match(readme, /`DJANGO_SETTINGS_MODULE=mysite\.settings python manage\.py runserver`/);
  });

  it("that was bad before is told why", async (test) => {
    const { code, stdout } = await createIn(test, (folder) => {
      appendFileSync(join(folder, "mysite/settings.py"), "\nassert False, 'bad before'\n");
    });
    assert.equal(code, 0);
    assert.match(
      stdout,
      /failed before the edit too, so it says nothing about it\.\n( {2}.*\n){0,2} {2}AssertionError: bad before\n\n/,
    );
    assert.doesNotMatch(stdout, /File "/);
  });

  it("is told the line of a storage's name as it is now, and an address with the URLconf's prefix", async (test) => {
    const { project, stdout } = await createIn(test, (folder) => {
      appendFileSync(
        join(folder, "mysite/settings.py"),
        'SITE_ROOT = "cms/"\nSTATICFILES_STORAGE_OF_PRODUCTION = "x"\n',
      );
      writeFileSync(
        join(folder, "mysite/production.py"),
        'from .settings import *\n\nSTORAGES = {\n    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},\n}\n',
      );
      writeFileSync(
        join(folder, "mysite/urls.py"),
        'from django.conf import settings\nfrom django.urls import include, path\n\nurlpatterns = [path(settings.SITE_ROOT, include([path("frontend/", include("frontend.urls"))]))]\n',
      );
    });
    assert.match(
      stdout,
      /Note: mysite\/production\.py:4 names django\.contrib\.staticfiles\.storage\.ManifestStaticFilesStorage/,
    );
    assert.match(stdout, /open http:\/\/127\.0\.0\.1:8000\/cms\/frontend\/ in a browser/);
    assert.match(readFileSync(join(project, "mysite/settings.py"), "utf8"), /'frontend',/);
  });

  it("cites the line that the edit of the same file has moved", async (test) => {
    const { project, stdout } = await createIn(test, (folder) => {
      appendFileSync(
        join(folder, "mysite/settings.py"),
        'STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}\n',
      );
    });
    const lines = readFileSync(join(project, "mysite/settings.py"), "utf8").split("\n");
    const line = lines.findIndex((text) => text.startsWith("STORAGES")) + 1;
    assert.match(stdout, new RegExp(`Note: mysite/settings\\.py:${line} names whitenoise`));
  });
});
