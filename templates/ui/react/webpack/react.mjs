// @ts-check
/**
 * React's components keep their state when you change them, under `npm run dev`. JSX itself is translated as
 * tsconfig.json says.
 * Without this file, a change of a component loads the page again.
 */
import ReactRefreshPlugin from "@pmmmwh/react-refresh-webpack-plugin";
import { JSX, refresh } from "./support/refresh.mjs";

/** @type {import("../webpack.config.mjs").Concern} */
export default function react({ task }) {
  if (task !== "serve") return {};
  return {
    module: { rules: [refresh("swc-loader")] },
    plugins: [new ReactRefreshPlugin({ include: JSX, overlay: false })],
  };
}
