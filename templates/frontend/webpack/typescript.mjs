// @ts-check
/**
 * TypeScript, translated file by file. Types are checked beside that: see type-check.mjs.
 * Without this file, TypeScript cannot be imported.
 */
import { join } from "node:path";

/** @type {import("../webpack.config.mjs").Concern} */
export default function typescript({ root }) {
  return {
    resolve: { extensions: [".ts", ".tsx", "..."] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: "ts-loader",
          options: {
            configFile: join(root, "tsconfig.json"),
            transpileOnly: true,
            // webpack says where; without this, the loader says it again.
            errorFormatter: (/** @type {{ code: number, content: string }} */ { code, content }) =>
              `TS${code}: ${content}`,
          },
        },
      ],
    },
  };
}
