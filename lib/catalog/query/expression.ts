import { logic, not } from "../build";
import type { Expression } from "../plan";
import { readComparison } from "./comparison";
import { type Reading, spent } from "./reading";

function readNot(reading: Reading): Expression {
  const { cursor } = reading;
  const token = cursor.peek();
  if (!cursor.acceptWord("not") && !cursor.accept("!")) return readComparison(reading, readExpression);
  const operand = cursor.deeper(() => readNot(reading));
  return spent(reading, token, () => not(operand));
}

function readAnd(reading: Reading): Expression {
  const { cursor } = reading;
  let left = readNot(reading);
  for (;;) {
    const token = cursor.peek();
    if (!cursor.acceptWord("and") && !cursor.accept("&&")) return left;
    const [one, two] = [left, readNot(reading)];
    left = spent(reading, token, () => logic("and", one, two));
  }
}

/** Reads an expression: `or`, then `and`, `not`, comparisons, sums, products. Throws `SourceProblem` at its place. */
export function readExpression(reading: Reading): Expression {
  const { cursor } = reading;
  return cursor.deeper(() => {
    let left = readAnd(reading);
    for (;;) {
      const token = cursor.peek();
      if (!cursor.acceptWord("or") && !cursor.accept("||")) return left;
      const [one, two] = [left, readAnd(reading)];
      left = spent(reading, token, () => logic("or", one, two));
    }
  });
}
