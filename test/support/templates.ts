import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LayerDescription } from "../../generators/rendering/description.ts";
import { temporaryFolder, type Scope } from "./temporary.ts";

/** A `templates/` of a test, with the layers that are always there, and others with what they say of themselves. */
export function templatesWith(scope: Scope, layers: Record<string, LayerDescription>): string {
  const templates = temporaryFolder(scope);
  for (const [folder, description] of Object.entries({ frontend: {}, readme: {}, ...layers })) {
    mkdirSync(join(templates, folder), { recursive: true });
    writeFileSync(join(templates, `${folder}.layer.json`), JSON.stringify(description));
  }
  return templates;
}
