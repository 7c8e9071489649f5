import { LIMITS } from "./limits";
import type { Literal, Scalar } from "./plan";
import { PlanProblem } from "./plan-problem";

const INT4 = 2_147_483_647;

/** The literal null. */
export const nullLiteral: Literal = { kind: "literal", type: null, nullable: true, value: null };

export const booleanLiteral = (value: boolean): Literal => ({
  kind: "literal",
  type: "boolean",
  nullable: false,
  value,
});

/**
 * Refuses text that PostgreSQL cannot hold, or that no text is: NUL, halves of a surrogate pair. Gives the text.
 */
export function checkText(text: string, place = "A text"): string {
  if (text.includes("\0")) throw new PlanProblem(`${place} must not hold the character U+0000.`);
  if (/\p{Surrogate}/u.test(text))
    throw new PlanProblem(`${place} holds half of a surrogate pair, which is no character.`);
  return text;
}

/** A text that was stored, as it stands. Throws `PlanProblem` for one that is too long or that the database cannot hold. */
export function storedTextLiteral(text: string): Literal {
  if (text.length > LIMITS.literal) throw new PlanProblem(`A text can have at most ${LIMITS.literal} characters.`);
  return { kind: "literal", type: "text", nullable: false, value: checkText(text) };
}

/** A text in the one form of Unicode in which texts are stored. Throws `PlanProblem` as `storedTextLiteral` does. */
export const textLiteral = (text: string): Literal => storedTextLiteral(text.normalize("NFC"));

/** A number as written. Throws `PlanProblem` for what is no number or has too many digits. */
export function numberLiteral(text: string): Literal {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) throw new PlanProblem(`"${text.slice(0, 40)}" is not a number.`);
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  // PostgreSQL would spell out 1e100000 digit by digit.
  if (whole.length + fraction.length > LIMITS.digits || Math.abs(Number(exponent)) > LIMITS.digits) {
    throw new PlanProblem(`A number can have at most ${LIMITS.digits} digits, and as many zeros.`);
  }
  const isWhole = fraction === "" && exponent === "0";
  if (isWhole && Math.abs(Number(whole)) <= INT4) {
    return { kind: "literal", type: "integer", nullable: false, value: Number(sign + whole) };
  }
  const value = `${sign === "-" ? "-" : ""}${whole}${fraction && `.${fraction}`}${exponent === "0" ? "" : `e${exponent}`}`;
  return { kind: "literal", type: isWhole ? "integer" : "decimal", nullable: false, value };
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{2}):(\d{2})(?::(\d{2})(\.\d{1,12})?)?$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i;
const DURATION = /^(-?)P(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,6})?)S)?)?$/;

function isDate(text: string): boolean {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
  if (!year || !month || !day) return false;
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isTime(text: string): boolean {
  const match = TIME.exec(text);
  // A leap second (…:60) is the first moment of the next minute to PostgreSQL, and valid in OData's grammar.
  return match !== null && Number(match[1]) < 24 && Number(match[2]) < 60 && Number(match[3] ?? 0) <= 60;
}

/** ISO 8601 text of a moment, its zone UTC where it names none; `undefined` for what is no moment of the years 1 to 9999. */
export function momentText(text: string): string | undefined {
  const match = MOMENT.exec(text);
  if (!match) return undefined;
  const [, date = "", time = "00:00", zone = "Z"] = match;
  if (!isDate(date) || !isTime(time)) return undefined;
  if (zone.toUpperCase() !== "Z" && !/^[+-](0\d|1[0-4]):?[0-5]\d$/.test(zone)) return undefined;
  return `${date}T${time}${zone.toUpperCase()}`;
}

const FORMS: Record<
  "timestamp" | "date" | "time" | "duration",
  { read: (text: string) => string | undefined; example: string }
> = {
  timestamp: { read: momentText, example: "2026-01-31T12:00:00Z" },
  date: { read: (text) => (isDate(text) ? text : undefined), example: "2026-01-31" },
  time: { read: (text) => (isTime(text) ? text : undefined), example: "12:30:00" },
  duration: { read: (text) => (DURATION.test(text) && /\d/.test(text) ? text : undefined), example: "P1DT12H" },
};

/** A moment, date, time of day or duration as written. Throws `PlanProblem` with an example for what is none. */
export function temporalLiteral(type: keyof typeof FORMS, text: string): Literal {
  const value = FORMS[type].read(text);
  if (value === undefined) {
    throw new PlanProblem(`"${text.slice(0, 40)}" is not a ${type} such as ${FORMS[type].example}.`);
  }
  return { kind: "literal", type, nullable: false, value };
}

/** A literal in the type that its place wants, where it can be read so; else as it is. */
export function literalAs(literal: Literal, wanted: Scalar): Literal {
  if (literal.value === null) return { ...literal, type: wanted };
  if (literal.type === "text" && (wanted === "timestamp" || wanted === "date" || wanted === "time")) {
    return temporalLiteral(wanted, String(literal.value));
  }
  if (literal.type === "date" && wanted === "timestamp") return temporalLiteral("timestamp", String(literal.value));
  return literal;
}
