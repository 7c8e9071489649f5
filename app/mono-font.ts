import localFont from "next/font/local";

/**
 * Geist Mono for ids, keys and code. Not preloaded, unlike the type of the words: on a slow line it would hold up the first
 * thing there is to read, and few pages begin with code.
 */
export const monoFont = localFont({
  src: "../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2",
  variable: "--font-geist-mono",
  weight: "100 900",
  preload: false,
  adjustFontFallback: false,
});
