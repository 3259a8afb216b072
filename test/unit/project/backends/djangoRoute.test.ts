import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { django } from "../../../../generators/project/backends/django.ts";
import { addUrl } from "../../../../generators/project/edits/addUrl.ts";
import { only } from "./only.ts";

const MANAGE = 'import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings")\n';
const route = (urls: string, settings = "") =>
  only(django, {
    "manage.py": MANAGE,
    "mysite/settings.py": `import os\nROOT_URLCONF = "mysite.urls"\nINSTALLED_APPS = []\n${settings}`,
    "mysite/urls.py": urls,
  }).route("frontend", new Map());
const OURS = 'path("frontend/", include("frontend.urls"))';

describe("the address of the sample page", () => {
  const cases: [string, string, string, string][] = [
    ["alone", `urlpatterns = [${OURS}]\n`, "", "frontend/"],
    ["typed in under another name", 'urlpatterns = [path("ui/", include("frontend.urls"))]\n', "", "ui/"],
    ["in a list that is included", `urlpatterns = [path("intranet/", include([${OURS}]))]\n`, "", "intranet/frontend/"],
    [
      "in patterns that are wrapped",
      `patterns = [${OURS}]\nurlpatterns = [path(settings.SITE_ROOT, include(patterns))]\n`,
      'SITE_ROOT = "cms/"\n',
      "cms/frontend/",
    ],
    [
      "in patterns that wrap themselves",
      `urlpatterns = [${OURS}]\nurlpatterns = [path("x/", include(urlpatterns))]\n`,
      "",
      "x/frontend/",
    ],
    [
      "with a prefix of the settings",
      'urlpatterns = [path(f"{settings.SITE_ROOT}frontend/", include("frontend.urls"))]\n',
      'SITE_ROOT = os.environ.get("SITE_ROOT", "cms/")\n',
      "cms/frontend/",
    ],
    [
      "with a prefix of the file",
      'ROOT = "/cms/"\nurlpatterns = [re_path("^" + ROOT + "frontend/", include("frontend.urls"))]\n',
      "",
      "cms/frontend/",
    ],
    [
      "with a prefix that is stripped",
      'urlpatterns = [path(settings.SITE_ROOT.lstrip("/"), include([' + OURS + "]))]\n",
      'SITE_ROOT = "/cms/"\n',
      "cms/frontend/",
    ],
    [
      "with a prefix that nobody knows",
      'urlpatterns = [path(settings.SITE_ROOT + "frontend/", include("frontend.urls"))]\n',
      "SITE_ROOT = find()\n",
      "<SITE_ROOT>frontend/",
    ],
  ];
  for (const [name, urls, settings, expected] of cases) {
    it(`has the prefix of the URLconf: ${name}`, () => {
      assert.equal(route(urls, settings), expected);
    });
  }

  it("is the one of the edit that is about to be made", () => {
    const urls = "from django.urls import path\n\nurlpatterns = []\n";
    const project = only(django, {
      "manage.py": MANAGE,
      "mysite/settings.py": 'ROOT_URLCONF = "mysite.urls"\nINSTALLED_APPS = []\n',
      "mysite/urls.py": urls,
    });
    const result = addUrl(urls, { route: "web/", include: "frontend.urls" });
    assert.ok(result.status === "edited");
    assert.equal(project.route("frontend", new Map([["mysite/urls.py", result.source]])), "web/");
    assert.equal(project.route("frontend", new Map()), "frontend/");
  });
});
