/** Three versions of one file. */
export interface Versions<T> {
  /** What we rendered, and the user then changed. */
  readonly base: T;
  /** What the user has made of it. */
  readonly theirs: T;
  /** What we render now. */
  readonly ours: T;
}

/** Both changes in one. */
export interface Merged<T> {
  readonly merged: T;
  /** What a person should know of it. */
  readonly note?: string;
}

/** Changes that exclude each other, in words; and where all else can be merged, what comes of either decision. */
export interface Clash<T> {
  readonly clash: string;
  readonly theirs?: T;
  readonly ours?: T;
}

export type Merge<T> = Merged<T> | Clash<T>;
