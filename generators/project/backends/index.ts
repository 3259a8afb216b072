import type { Backend } from "./backend.ts";
import { django } from "./django.ts";
import { fastapi } from "./fastapi.ts";
import { flask } from "./flask.ts";
import { pyramid } from "./pyramid.ts";

/** Every kind of backend that can be detected and wired. */
export const backends: readonly Backend[] = [django, flask, fastapi, pyramid];
