/** The language of the pages (BCP 47), for the document and for plurals. */
export const LANGUAGE = "en";

/** In which manner days, times and numbers are written: "21 Nov 2026", "14:03", "1,204". */
export const LOCALE = "en-GB";
