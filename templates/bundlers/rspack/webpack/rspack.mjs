// @ts-check
/**
 * Where Rspack does otherwise than webpack, and the rest of this folder counts on webpack's way.
 * Without this file, servers keep no file of the build for long, and pages of `npm run dev` fail.
 */

/** @type {import("../webpack.config.mjs").Concern} */
export default function rspack() {
  return {
    // Servers tell a file that never changes by the 20 hexadecimal digits in its name.
    output: { hashFunction: "md4", hashDigestLength: 20 },
    // Older packages, as plugins of jQuery's, say by AMD what they need; in CommonJS some do nothing.
    amd: {},
    // `rspack serve` turns it on, and its requests would go to the page's own server, the backend.
    lazyCompilation: false,
    // Under Yarn's Plug'n'Play it looks for packages there by itself, but not for loaders.
    resolveLoader: { pnp: "pnp" in process.versions },
    // Rspack reads a changed file after 5 milliseconds: before some editors have written all of it.
    watchOptions: { aggregateTimeout: 20 },
  };
}
