import { frameworkPython } from "../../scripts/backends.mjs";
import { djangoPython } from "./django.ts";

/** An edit after which a page of the project shows other words. */
export interface Change {
  /** Path below the project's folder. */
  file: string;
  from: string;
  to: string;
}

/** A kind of project, with the fixture that stands for it. */
export interface Backend {
  /** As a test's name says it. */
  title: string;
  /** As the command line calls it. */
  name: "django" | "flask" | "fastapi" | "pyramid";
  /** A folder of test/projects. */
  project: string;
  /** The folder that the frontend folder stands in, below the project's; "" is the project's own. */
  base: string;
  /** The dotted name under which Python imports the frontend folder. */
  package: string;
  /** The interpreter that has everything the project needs. */
  python: () => Promise<string>;
  /** Its server finds it by the entry points of its package, so that it has to be installed. */
  installed?: true;
  /** The project's own first page, absent where it has none. */
  home?: {
    /** The template that has its `<head>`. */
    layout: string;
    /** Each makes another text of it. */
    template: Change;
    code: Change;
  };
}

/** @returns the rows that take part: all, or those of one backend, `TEST_BACKEND=flask npm test -- e2e` */
export function takingPart<Row extends { backend: Backend }>(rows: readonly Row[]): Row[] {
  const name = process.env.TEST_BACKEND;
  const chosen = rows.filter(({ backend }) => !name || backend.name === name);
  if (chosen.length === 0) throw new Error(`No test is for TEST_BACKEND=${name ?? ""}.`);
  return chosen;
}

export const BACKENDS = {
  django: {
    title: "Django",
    name: "django",
    project: "startproject",
    base: "",
    package: "frontend",
    python: () => djangoPython("5.2"),
  },
  djangoJinja: {
    title: "Django with Jinja2",
    name: "django",
    project: "django-jinja2",
    base: "",
    package: "frontend",
    python: () => frameworkPython("django-jinja2"),
    home: {
      layout: "jinja2/base.html",
      template: { file: "jinja2/base.html", from: "Letters to the editor", to: "Letters to nobody" },
      code: { file: "letters/views.py", from: "Thank you for the weather.", to: "No thanks for the weather." },
    },
  },
  flask: {
    title: "Flask",
    name: "flask",
    project: "flask-factory",
    base: "shop",
    package: "shop.frontend",
    python: () => frameworkPython("flask"),
    home: {
      layout: "shop/templates/base.html",
      template: { file: "shop/templates/catalogue/index.html", from: "Teas of the season", to: "Teas of the year" },
      code: { file: "shop/catalogue/teas.py", from: "Assam Mangalam", to: "Assam Hazelbank" },
    },
  },
  fastapi: {
    title: "FastAPI",
    name: "fastapi",
    project: "fastapi-routers",
    base: "app",
    package: "app.frontend",
    python: () => frameworkPython("fastapi"),
    home: {
      layout: "app/templates/base.html",
      template: {
        file: "app/templates/events/list.html",
        from: "This winter's evenings",
        to: "Next winter's evenings",
      },
      code: { file: "app/programme.py", from: "Why the clock was wrong", to: "Why the clock was right" },
    },
  },
  pyramid: {
    title: "Pyramid",
    name: "pyramid",
    project: "pyramid-package",
    base: "found",
    package: "found.frontend",
    python: () => frameworkPython("pyramid"),
    installed: true,
    home: {
      layout: "found/templates/layout.jinja2",
      template: { file: "found/templates/home.jinja2", from: "Is it yours?", to: "Is it hers?" },
      code: { file: "found/things.py", from: "an accordion", to: "a concertina" },
    },
  },
} as const satisfies Record<string, Backend>;
