import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { django } from "../../../../generators/project/backends/django.ts";
import { only as onlyProject } from "./only.ts";

const BACKEND = "django.template.backends.jinja2.Jinja2";
const base = 'ROOT_URLCONF = "mysite.urls"\nINSTALLED_APPS = []\n';

/** The features that a project with these settings needs, and the evidence of them. */
function featuresOf(files: Record<string, string>): { features: readonly string[]; evidence: string[] } {
  const script = 'import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings")\n';
  const { features, evidence } = onlyProject(django, { "manage.py": script, ...files });
  return { features, evidence: evidence.filter((line) => line.startsWith("jinja2:")) };
}

function found(place: string) {
  return { features: ["jinja2"], evidence: [`jinja2: ${BACKEND} in ${place}`] };
}

describe("Django's Jinja2 backend is found", () => {
  it("in TEMPLATES", () => {
    const engines = `TEMPLATES = [\n    {\n        "BACKEND": "${BACKEND}",\n        "DIRS": [],\n    },\n]\n`;
    assert.deepEqual(featuresOf({ "mysite/settings.py": base + engines }), found("mysite/settings.py:5"));
  });

  it("in the settings that others take in", () => {
    const files = {
      "mysite/settings/__init__.py": "from .base import *\n",
      "mysite/settings/base.py": `${base}TEMPLATES = [{'BACKEND': '${BACKEND}'}]\n`,
    };
    assert.deepEqual(featuresOf(files), found("mysite/settings/base.py:3"));
  });

  it("where TEMPLATES is made of something that only running it would tell", () => {
    const engines = `JINJA = dict(BACKEND="${BACKEND}")\nTEMPLATES = engines(JINJA)\n`;
    assert.deepEqual(featuresOf({ "mysite/settings.py": base + engines }), found("mysite/settings.py:3"));
  });

  it("in the settings that the server alone starts with", () => {
    const files = {
      "mysite/settings.py": base,
      "mysite/production.py": `from .settings import *\nTEMPLATES = [{"BACKEND": "${BACKEND}"}]\n`,
      "mysite/wsgi.py": 'import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.production")\n',
    };
    assert.deepEqual(featuresOf(files), found("mysite/production.py:2"));
  });

  it("neither in a comment, nor in a module that the settings do not take in", () => {
    const files = {
      "mysite/settings.py": `${base}# TEMPLATES = [{"BACKEND": "${BACKEND}"}]\n`,
      "mysite/other.py": `ENGINE = "${BACKEND}"\n`,
    };
    assert.deepEqual(featuresOf(files), { features: [], evidence: [] });
  });
});
