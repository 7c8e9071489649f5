/** All that pages say of one kind of credential and of no other. */
export interface KindWords {
  /** As it stands inside a sentence: "API key". */
  noun: string;
  plural: string;
  /** What it is called once it is clear which is meant: "key". */
  short: string;
  /** The one sentence of its place. */
  about: string;
  /** Where there is none yet. */
  empty: string;
  /** Under the title of the form that makes one. */
  advice: string;
  /** What else stops when one is revoked. */
  alsoStops?: string;
  /** Over a call with one. */
  sample: string;
  /** Over the first call with a new one. */
  firstCall: string;
  /** What stops when all of them are revoked. */
  stops: string;
  /** Over its webhook events. */
  events: string;
}
