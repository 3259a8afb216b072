import { posix } from "node:path";
import { callsOf, type Call } from "../edits/packageCalls.ts";
import type { Application } from "./applications.ts";
import { isSameFolder, packageFolder } from "./place.ts";

/**
 * Whether a path such as `.frontend` or `shop.frontend` in a file means the frontend folder of an application. Another project in the
 * repository may have one of the same name.
 */
export function isFrontendOf({ sources, place }: Application, name: string, file: string, path: string): boolean {
  return isSameFolder(sources, packageFolder(sources, place, file, path), posix.join(place.base, name));
}

/** The calls of an application's frontend package in the repository's files, each with its file. */
export function callsIn(application: Application, name: string): (Call & { file: string })[] {
  const { sources } = application;
  return sources.files
    .filter((file) => sources.text(file).includes(name))
    .flatMap((file) => callsOf(sources.module(file), name).map((call) => ({ ...call, file })))
    .filter((call) => isFrontendOf(application, name, call.file, call.package));
}

/** The file that calls a function of the frontend's package, if one does. */
export function fileOfCalls(application: Application, name: string, method: string): string | undefined {
  return callsIn(application, name).find((call) => call.method === method)?.file;
}
