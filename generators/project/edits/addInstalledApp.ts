import { addListElement } from "./addListElement.ts";
import type { EditResult } from "./edit.ts";

/**
 * Adds an application to Django's INSTALLED_APPS.
 *
 * @param app the import path of the package: `frontend`, `mysite.frontend`. Its AppConfig (`frontend.apps.FrontendConfig`) counts as the same.
 */
export function addInstalledApp(settings: string, app: string): EditResult {
  return addListElement(settings, {
    name: "INSTALLED_APPS",
    element: app,
    isSame: (value) => value === app || isConfigOf(app, value),
  });
}

/** AppConfig classes are written as classes are; a package below the app (`frontend.blog`) is another app. */
function isConfigOf(app: string, value: string): boolean {
  return value.startsWith(`${app}.`) && /^[A-Z]/.test(value.slice(value.lastIndexOf(".") + 1));
}

/** What to type in by hand, below the place where INSTALLED_APPS is set: right for a list and for a tuple. */
export function installedAppSnippet(app: string): string {
  return `INSTALLED_APPS = [*INSTALLED_APPS, "${app}"]`;
}
