// @ts-check
/**
 * TypeScript, translated file by file. Types are checked beside that: see type-check.mjs.
 * Without this file, TypeScript cannot be imported.
 */
import { join } from "node:path";
import { AS_IT_IS } from "./support/kinds.mjs";

/** @type {import("../webpack.config.mjs").Concern} */
export default function typescript({ root }) {
  return {
    module: {
      rules: [
        {
          test: /\.(?:[cm]?ts|[jt]sx)$/,
          exclude: /node_modules/,
          resourceQuery: { not: [AS_IT_IS] },
          loader: "ts-loader",
          options: {
            configFile: join(root, "tsconfig.json"),
            transpileOnly: true,
            appendTsSuffixTo: [/\.vue$/],
            compilerOptions: { allowJs: true }, // for .jsx; a plain script is left as it is
            // webpack says where; without this, the loader says it again.
            errorFormatter: (/** @type {{ code: number, content: string }} */ { code, content }) =>
              `TS${code}: ${content}`,
          },
        },
      ],
    },
  };
}
