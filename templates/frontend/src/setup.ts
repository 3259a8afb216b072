import "./gone-chunk";

/**
 * Runs before each entry: webpack/entries.mjs puts it there.
 *
 * Lazy chunks are scripts and stylesheets that the bundler adds to the page. Under a strict
 * Content-Security-Policy they need the page's nonce, which the tag of the entry carries.
 */
__webpack_nonce__ = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";

/**
 * Lazy chunks, images and fonts are looked for beside the script that runs. Where that script has
 * no URL of its own (its code stands in the page, or another script put it there), say where:
 *
 *     <meta name="webpack-public-path" content="https://cdn.example/static/frontend/">
 */
const said = document.querySelector<HTMLMetaElement>('meta[name="webpack-public-path"]')?.content;
const place = new URL(said ?? __webpack_public_path__, document.baseURI);
// As templates write it: one address for each file, whoever names it.
__webpack_public_path__ = place.origin === location.origin ? place.pathname : place.href;
