// @ts-nocheck -- its packages are in the contender's folder, not in ours
// node bundle.mjs build | watch | serve <port>
import { copyFileSync, mkdirSync } from "node:fs";
import { context } from "esbuild";
import { sassPlugin } from "esbuild-sass-plugin";

const [task, port] = process.argv.slice(2);
const production = task === "build";

mkdirSync("dist", { recursive: true });
copyFileSync("index.html", "dist/index.html");
const bundle = await context({
  entryPoints: ["src/main.ts"],
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  jsx: "automatic",
  target: "es2022",
  define: { "process.env.NODE_ENV": JSON.stringify(production ? "production" : "development") },
  entryNames: production ? "[name]-[hash]" : "[name]",
  loader: { ".png": "file" },
  minify: production,
  sourcemap: !production,
  plugins: [sassPlugin({ embedded: true })],
});
if (task === "serve") {
  await bundle.watch();
  await bundle.serve({ host: "127.0.0.1", port: Number(port), servedir: "dist" });
} else if (task === "watch") {
  await bundle.watch();
} else {
  await bundle.rebuild();
  await bundle.dispose();
}
