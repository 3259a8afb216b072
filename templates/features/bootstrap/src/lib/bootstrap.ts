/**
 * Bootstrap's plugins, each only if it is named here; attributes such as `data-bs-toggle` start them. Besides these
 * there are alert, button, carousel, offcanvas, scrollspy and tab; popover, toast and tooltip want to be started:
 *
 *     import Tooltip from "bootstrap/js/dist/tooltip";
 *     for (const element of document.querySelectorAll('[data-bs-toggle="tooltip"]')) new Tooltip(element);
 *
 * Its styles are src/styles/bootstrap.scss. Without this file, nothing of it moves.
 */
import "bootstrap/js/dist/collapse";
import "bootstrap/js/dist/dropdown";
import "bootstrap/js/dist/modal";
