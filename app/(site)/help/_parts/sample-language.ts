import type { SampleLanguage } from "../_content/help-pages";

/** Holds the chosen language, so that the server draws the next page in it. */
export const LANGUAGE_COOKIE = "gatehouse-sample-language";

export const LANGUAGE_NAMES: Record<SampleLanguage, string> = {
  curl: "curl",
  typescript: "TypeScript",
  php: "PHP",
  python: "Python",
};

export const SAMPLE_LANGUAGES = Object.keys(LANGUAGE_NAMES) as SampleLanguage[];

/** The language that a cookie's value names; anything else is curl. */
export const readLanguage = (value: string | undefined): SampleLanguage =>
  SAMPLE_LANGUAGES.find((language) => language === value) ?? "curl";

const YEAR_IN_SECONDS = 31_536_000;

/** Remembers a language in this browser. */
export function keepLanguage(language: SampleLanguage): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in half of the browsers in use.
  document.cookie = `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${YEAR_IN_SECONDS}; SameSite=Lax${secure}`;
}
