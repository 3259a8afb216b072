/**
 * jQuery. A module that wants it says `import $ from "jquery"`. What it sends to this site has the CSRF token, which is
 * all that this file is for.
 */
import $ from "jquery";
import { csrfHeaders } from "./csrf";

// What jQuery has made of `method` and `type` is in `type`.
$.ajaxPrefilter(({ type = "GET", url = "" }, _, request) => {
  for (const [name, value] of Object.entries(csrfHeaders(type, url)))
    request.setRequestHeader(name, value);
});
