// @ts-check
import { join } from "node:path";

/**
 * TypeScript, translated file by file. Types are checked beside that: see type-check.mjs.
 *
 * @param {import("./support/context.mjs").Context} context
 * @returns {import("./support/bundler.mjs").Configuration}
 */
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
