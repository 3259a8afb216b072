/**
 * Alpine, in the build that a strict Content-Security-Policy allows: what stands in attributes is read, and not run as a
 * script. It may call functions, compare, assign and reckon, but define no function; whatever needs more is a
 * component of src/alpine/, registered here. Plugins go here too: `Alpine.plugin(focus)`.
 * Without this file, `x-data` and its kin mean nothing.
 */
import Alpine from "@alpinejs/csp";
import { order } from "../alpine/order";
import { followPages } from "./alpine-pages";
import "../styles/alpine.css";

Alpine.data("order", order);

// Alpine's developer tools look for it here, and so do its plugin `morph` and htmx's extension `alpine-compat`.
Object.assign(window, { Alpine });

const stopFollowing = followPages();

/**
 * In a build there are no hot updates, whatever the types say.
 *
 * @returns whether it has begun before
 */
function acceptUpdates(hot: ImportMeta["webpackHot"] | undefined): boolean {
  hot?.accept();
  hot?.dispose((data) => {
    stopFollowing();
    Alpine.destroyTree(document.body);
    Object.assign(data, { isStarted: true });
  });
  return Boolean(hot?.data);
}

// A component that is edited begins anew, in the page as it is.
if (acceptUpdates(import.meta.webpackHot)) Alpine.initTree(document.body);
else Alpine.start();
