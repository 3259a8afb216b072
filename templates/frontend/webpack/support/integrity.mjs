// @ts-check
import { createHash } from "node:crypto";

/**
 * @param {Buffer | string} bytes
 * @returns {string} what the `integrity` attribute takes: https://www.w3.org/TR/sri/
 */
export function computeIntegrity(bytes) {
  return `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
}
