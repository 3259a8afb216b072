// @ts-check
/** The sources as TypeScript reads them: ../props.mjs needs this. */
import { join } from "node:path";
import ts from "typescript";

/**
 * @param {string} root
 * @param {string[]} files absolute paths of the islands
 * @returns {ts.Program} what they import is in it, too, and what files of declarations say of all
 */
export function readSources(root, files) {
  const config = ts.getParsedCommandLineOfConfigFile(join(root, "tsconfig.json"), {}, reader);
  const declarations = config?.fileNames.filter((file) => /\.d\.[cm]?ts$/.test(file)) ?? [];
  const allowJs = files.some((file) => /\.jsx?$/.test(file));
  const options = { ...config?.options, noEmit: true, ...(allowJs && { allowJs }) };
  return ts.createProgram({ rootNames: [...declarations, ...files], options });
}

/** What is wrong in tsconfig.json is for `npm run typecheck` to say. */
const reader = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} };
