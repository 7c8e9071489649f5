/** No shorter password is ever good, so that shorter ones need not be known. */
const SHORTEST = 8;

let list: Promise<ReadonlySet<string>> | undefined;

// Loaded with the first password that is chosen: a server that nobody signs up at never holds it.
async function loadList(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return new Set(dictionary["passwords-common"].filter((password) => password.length >= SHORTEST));
}

/** `aaaaaaaa`, `abababab`. */
const repeats = (text: string) => /^(.{1,4}?)\1+$/u.test(text);

/** `abcdefgh`, `87654321`. */
function isSequence(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  const [step] = steps;
  return steps.size === 1 && Math.abs(step ?? 0) === 1;
}

/**
 * Whether a password is among the first that guessers try: in the list of those that leaked most often (17,950 of zxcvbn's,
 * whatever the case of their letters), a repetition, or a run of neighbours (NIST SP 800-63B §3.1.1.2).
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  const text = password.normalize("NFKC").toLowerCase();
  if (repeats(text) || isSequence(text)) return true;
  list ??= loadList();
  return (await list).has(text);
}
