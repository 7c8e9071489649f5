import { arithmetic, call } from "../build";
import { numberLiteral } from "../literals";
import type { Expression } from "../plan";
import { readOperand } from "./operand";
import { type Reader, type Reading, spent } from "./reading";

function readUnary(reading: Reading, inner: Reader): Expression {
  const { cursor } = reading;
  const token = cursor.peek();
  if (cursor.accept("-")) {
    const next = cursor.peek();
    if (next.kind === "number") {
      cursor.take();
      return spent(reading, token, () => numberLiteral(`-${next.text}`));
    }
    const operand = cursor.deeper(() => readUnary(reading, inner));
    return spent(reading, token, () => call("negate", [operand], "-"));
  }
  return readOperand(reading, inner);
}

function readProduct(reading: Reading, inner: Reader): Expression {
  const { cursor } = reading;
  let left = readUnary(reading, inner);
  for (;;) {
    const token = cursor.peek();
    const name = cursor.accept("*")
      ? "multiply"
      : cursor.accept("/")
        ? "divideExactly"
        : cursor.accept("%")
          ? "modulo"
          : null;
    if (!name) return left;
    const [one, two] = [left, readUnary(reading, inner)];
    left = spent(reading, token, () => call(name, [one, two], token.text));
  }
}

/** Sums and products of operands. */
export function readSum(reading: Reading, inner: Reader): Expression {
  const { cursor } = reading;
  let left = readProduct(reading, inner);
  for (;;) {
    const token = cursor.peek();
    const name = cursor.accept("+") ? "add" : cursor.accept("-") ? "subtract" : null;
    if (!name) return left;
    const [one, two] = [left, readProduct(reading, inner)];
    left = spent(reading, token, () => arithmetic(name, one, two, token.text));
  }
}
