/** The forms of a noun after a number; a language names those that it tells apart. */
type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Gives the function that picks the form a number takes in a language (Unicode CLDR plural rules). */
export function createPlurals(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => forms[rules.select(count)] ?? forms.other;
}
