/** The address that stands in the files of the samples. */
const EXAMPLE_URL = "https://api.example.com";

/** Puts the reader's own address, and values such as `YOUR_API_KEY`, into a sample. What is not given stays. */
export function fillSample(text: string, baseUrl: string, values: Readonly<Record<string, string>> = {}): string {
  return Object.entries(values).reduce(
    (filled, [name, value]) => filled.replaceAll(name, value),
    text.replaceAll(EXAMPLE_URL, baseUrl),
  );
}
