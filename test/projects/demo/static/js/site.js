"use strict";

// "/" goes to the first book, as in many a reader.
document.addEventListener("keydown", (event) => {
  if (event.key === "/") document.querySelector(".shelf a")?.focus();
});
