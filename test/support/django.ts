import { newestDjangoPython, findPython, virtualEnvironment } from "../../scripts/python.mjs";

/** The two lines in long-term support, and the newest that the newest Python here can run. */
export const DJANGOS = ["4.2", "5.2", "newest"] as const;
export type Django = (typeof DJANGOS)[number];

/** What a production server of the tests needs besides Django. */
const SERVER = ["whitenoise~=6.0", "gunicorn"];

/**
 * An interpreter with this Django, WhiteNoise and gunicorn; before Django 6, which has its own, with django-csp.
 *
 * @returns its absolute path
 */
export function djangoPython(django: Django): Promise<string> {
  if (django === "newest") return virtualEnvironment("django-newest", ["Django", ...SERVER], newestDjangoPython());
  // Django 4.2 knows no Python after 3.12.
  const python = django === "4.2" ? findPython({ atMost: 12 }) : findPython();
  return virtualEnvironment(`django-${django}`, [`Django~=${django}.0`, "django-csp", ...SERVER], python);
}
