import type { Backend } from "./backend.ts";
import { django } from "./django.ts";

/** Every kind of backend that can be detected and wired. */
export const backends: readonly Backend[] = [django];
