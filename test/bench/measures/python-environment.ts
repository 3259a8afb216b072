import { succeed } from "../../support/processes.ts";
import { virtualEnvironment } from "../../../scripts/python.mjs";

const REQUIREMENTS = ["Django", "python-webpack-boilerplate", "django-webpack-loader", "django-vite"];

export interface Environment {
  /** Absolute path of the interpreter. */
  python: string;
  /** Of every installed package, by its name in lower case. */
  versions: Record<string, string>;
}

let made: Promise<Environment> | undefined;

/** @returns the virtual environment with the peers from PyPI; made once @throws {Error} if pip cannot install them */
export function pythonWithPackages(): Promise<Environment> {
  return (made ??= make());
}

async function make(): Promise<Environment> {
  const python = await virtualEnvironment("bench", REQUIREMENTS);
  const json = await succeed(python, ["-m", "pip", "list", "--format=json"], { cwd: process.cwd() });
  const packages = JSON.parse(json) as { name: string; version: string }[];
  return { python, versions: Object.fromEntries(packages.map(({ name, version }) => [name.toLowerCase(), version])) };
}
