/**
 * jQuery as `$` and `jQuery` of the page, for scripts of templates and plugins from elsewhere. Those have to come after
 * this one: the tags print `<script defer>`, so say `defer` in theirs, or wait for `DOMContentLoaded`.
 */
import jquery from "jquery";

Object.assign(globalThis, { $: jquery, jQuery: jquery });
