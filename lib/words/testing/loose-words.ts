import ts from "typescript";

/** Attributes and properties whose value a person reads. */
const READ = new Set(
  "title label word aside aria-label aria-description aria-roledescription placeholder alt description hint about text action what summary none empty caption".split(
    " ",
  ),
);

/** Attributes whose value nobody reads, though it may hold a space, and what puts class names together. */
const NOT_READ = new Set(
  "className contentClassName href rel id type name key value d viewBox accept autoComplete".split(" "),
);
const CLASS_NAMES = new Set(["cn", "cva"]);

/** Addresses, and the beginnings of our own credentials, are the same in every language. */
const isCode = (text: string): boolean =>
  /^(?:https?:|(?:gth|key)_|(?:Authorization: )?Bearer |[/{$]|[a-z]+:\/\/)/.test(text) || /^[\d\s.,:%…]+$/.test(text);

const hasWord = (text: string): boolean => /\p{L}{2}/u.test(text);

/** Whether a text reads like part of a sentence: several words, with a capital first, an end, or nothing but letters. */
const readsLikeWords = (text: string): boolean =>
  /[\p{L}…] [\p{L}…]/u.test(text) &&
  (/^[“"(]?\p{Lu}\p{Ll}/u.test(text) ||
    /\p{Ll}[.?:…]$/u.test(text) ||
    /^[\p{L},’'()]+(?: [\p{L},’'()]+)+[.:…]?$/u.test(text));

function literalText(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join("");
}

/** The name of the attribute or property that a literal is the value of, through `a ? b : c` and `{…}`. */
function nameOver(node: ts.Node): string | null {
  let { parent } = node;
  while (ts.isConditionalExpression(parent) || ts.isParenthesizedExpression(parent) || ts.isJsxExpression(parent)) {
    parent = parent.parent;
  }
  if (ts.isJsxAttribute(parent)) return parent.name.getText();
  if (ts.isPropertyAssignment(parent) && !ts.isComputedPropertyName(parent.name)) return parent.name.getText();
  return null;
}

const isClassName = (node: ts.Node): boolean => {
  if (ts.isCallExpression(node) && CLASS_NAMES.has(node.expression.getText())) return true;
  if (ts.isJsxAttribute(node)) return NOT_READ.has(node.name.getText());
  if (ts.isPropertyAssignment(node) && /^classNames?$/.test(node.name.getText())) return true;
  return !ts.isSourceFile(node) && !ts.isFunctionLike(node) && isClassName(node.parent);
};

/** What is logged or thrown is for whoever runs or mends the server. */
const isForOperators = ({ parent }: ts.Node): boolean =>
  (ts.isNewExpression(parent) && /Error$/.test(parent.expression.getText())) ||
  (ts.isCallExpression(parent) && /\blog\.\w+$/.test(parent.expression.getText()));

const isSyntax = ({ parent }: ts.Node): boolean =>
  ts.isImportDeclaration(parent) ||
  ts.isLiteralTypeNode(parent) ||
  ts.isExpressionStatement(parent) ||
  (ts.isBinaryExpression(parent) && parent.operatorToken.kind !== ts.SyntaxKind.QuestionQuestionToken);

function isLoose(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return hasWord(node.text) && !isCode(node.text.trim()) ? node.text.trim() : null;
  const text = literalText(node);
  if (text === null || !hasWord(text) || isCode(text) || isSyntax(node) || isForOperators(node) || isClassName(node))
    return null;
  const name = nameOver(node);
  return readsLikeWords(text) || (name !== null && READ.has(name)) ? text : null;
}

/** The words for people that stand in a file rather than in `lib/words`, as `line: text`. */
export function looseWords(path: string, source: string): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    const text = isLoose(node);
    if (text) found.push(`${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}: ${text}`);
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}
