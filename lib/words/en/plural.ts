import { createPlurals } from "../plurals";
import { LANGUAGE } from "./language";

/** The form of a noun that a number takes: `plural(2, { one: "call", other: "calls" })`. */
export const plural = createPlurals(LANGUAGE);
