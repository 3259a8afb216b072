import { join, sep } from "node:path";
import { loadFile, Store } from "mem-fs";
import { templatesFolder } from "./render.ts";

/**
 * An in-memory file system for what is rendered, which takes nothing from the disk but the templates: neither Yeoman's own
 * files, such as `.yo-rc.json`, nor what stands in the user's project, which the plan reads for itself.
 */
export function memoryOnly<File extends { path: string }>(): Store<File> {
  const templates = templatesFolder();
  const isTemplate = (file: string) => file.startsWith(templates + sep);
  const absent = (file: string) => Object.assign(loadFile(join(templates, "no such file")), { path: file });
  // Yeoman, its editor and mem-fs have a type each for one and the same class.
  return new Store<File>({ loadFile: (file) => (isTemplate(file) ? loadFile(file) : absent(file)) as never });
}
