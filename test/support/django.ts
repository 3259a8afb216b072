import type { DJANGOS } from "../../scripts/django.mjs";

export { djangoPython, DJANGOS } from "../../scripts/django.mjs";
export type Django = (typeof DJANGOS)[number];
