import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Folder } from "./folder.ts";

export interface Entrypoint {
  assets: { js: string[]; css: string[] };
  integrity?: Record<string, string>;
  preload: string[];
  prefetch: string[];
}

export interface Manifest {
  entrypoints: Record<string, Entrypoint>;
  islands?: Record<string, Entrypoint>;
  status?: "compiling" | "ready" | "failed";
  errors?: string[];
  files: Record<string, string>;
}

/** Reads a manifest; `files` is its flat map. Undefined if there is none. */
export async function readManifest(folder: Folder, file = "manifest.json"): Promise<Manifest | undefined> {
  let text: string;
  try {
    text = await folder.read(file);
  } catch {
    return undefined;
  }
  const { entrypoints, islands, status, errors, ...files } = JSON.parse(text) as Record<string, unknown>;
  return { entrypoints, ...(islands ? { islands } : {}), status, errors, files } as Manifest;
}

export const readDevManifest = (folder: Folder): Promise<Manifest | undefined> =>
  readManifest(folder, ".webpack/manifest.json");

export async function integrityOf(file: string): Promise<string> {
  return `sha384-${createHash("sha384")
    .update(await readFile(file))
    .digest("base64")}`;
}
