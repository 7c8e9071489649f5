/** A cell that a spreadsheet would run as a formula, as plain text (OWASP ASVS 5.0, 1.2.10): exports hold what others wrote. */
export const withoutFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
