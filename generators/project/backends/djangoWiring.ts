import type { EditResult } from "../edits/edit.ts";
import { addInstalledApp, installedAppSnippet } from "../edits/addInstalledApp.ts";
import { addListElement } from "../edits/addListElement.ts";
import { removeListElement } from "../edits/removeListElement.ts";
import { addUrl, urlSnippet, type Url } from "../edits/addUrl.ts";
import type { Wiring } from "./backend.ts";
import type { Settings } from "./djangoSettings.ts";

/** Where a Django project has what is edited; `urls` is left out where it was not found. */
interface Places {
  readonly settings: Settings;
  readonly appsFile: string;
  readonly urls?: string | undefined;
}

/** The edits that plug a frontend folder into a Django project. */
export function wiringOf({ settings, appsFile, urls }: Places, directory: string): Wiring[] {
  const url: Url = { route: `${directory}/`, include: `${directory}.urls` };
  const unknownUrls = (): EditResult => ({
    status: "refused",
    reason: settings.urlconf
      ? `the URLconf ${settings.urlconf.value} was not found`
      : "ROOT_URLCONF is not set by a string",
    snippet: unknownSnippet(url),
    line: settings.urlconf?.line ?? 1,
  });
  return [
    {
      name: "INSTALLED_APPS",
      file: appsFile,
      snippet: installedAppSnippet(directory),
      edit: (source) => addInstalledApp(source, directory),
    },
    {
      name: "urlpatterns",
      file: urls ?? settings.urlconf?.file ?? appsFile,
      snippet: urls === undefined ? unknownSnippet(url) : urlSnippet(url),
      edit: urls === undefined ? unknownUrls : (source) => addUrl(source, url),
    },
  ];
}

/** The edit that has the pages of a project filled with rendered islands. The browser renders them without. */
export function middlewareWiring(
  { settings, appsFile }: Pick<Places, "settings" | "appsFile">,
  directory: string,
): Wiring {
  const element = { name: "MIDDLEWARE", element: `${directory}.middleware.render_islands` };
  return {
    name: "MIDDLEWARE",
    file: settings.middleware?.file ?? appsFile,
    snippet: `MIDDLEWARE = [*MIDDLEWARE, "${element.element}"]`,
    edit: (source) => addListElement(source, element),
    takeOut: (source) => removeListElement(source, element),
    optional: true,
  };
}

function unknownSnippet(url: Url): string {
  return `# in the module that ROOT_URLCONF names:\n${urlSnippet(url)}`;
}
