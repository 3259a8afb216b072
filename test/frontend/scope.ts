import { after } from "node:test";
import { ownScope, type Scope } from "../support/temporary.ts";

/** What a whole suite shares: the last made is the first to end, so that no folder goes before the server in it. */
export function suiteScope(): Scope {
  const scope = ownScope();
  after(() => scope.end());
  return scope;
}
