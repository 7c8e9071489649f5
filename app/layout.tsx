import "./globals.css";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { QueryProvider } from "@/lib/hooks/query-provider";
import { runtime } from "@/lib/runtime";
import { loadSettings } from "@/lib/settings/settings";
import { accentVariables } from "@/lib/ui/accent";
import { SiteProvider } from "@/lib/ui/site-context";
import { readTheme, THEME_COOKIE } from "@/lib/ui/theme";
import { ThemeProvider } from "@/lib/ui/theme-menu";
import { Toaster } from "@/lib/ui/toaster";
import { TooltipProvider } from "@/lib/ui/tooltip";
import { frameWords } from "@/words/frame";
import { LANGUAGE } from "@/words/language";
import { monoFont } from "./mono-font";

const words = frameWords.layout;

const DESCRIPTION = words.description;

/** What holds for every page. The base of absolute addresses is known only when the server runs. */
export async function generateMetadata(): Promise<Metadata> {
  await connection();
  const { brandName, brandLogo } = await loadSettings(runtime());
  return {
    metadataBase: new URL(runtime().env.publicUrl),
    title: { default: brandName, template: `%s · ${brandName}` },
    description: DESCRIPTION,
    applicationName: brandName,
    icons: brandLogo
      ? { icon: { url: brandLogo.url, type: "image/webp" }, apple: brandLogo.url }
      : { icon: { url: "/icon.svg", type: "image/svg+xml" }, apple: "/apple-icon.png" },
    robots: { index: false },
    openGraph: { type: "website", siteName: brandName, description: DESCRIPTION },
    twitter: { card: "summary_large_image" },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#121311" },
  ],
};

/** Around every page: fonts, theme, providers. Drawn for each request, since its scripts carry that request's nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  const { brandName, brandAccent, brandLogo, passwords } = await loadSettings(runtime());
  const site = { name: brandName, baseUrl: runtime().env.publicUrl, logo: brandLogo, passwords };
  return (
    <html
      lang={LANGUAGE}
      {...(theme !== "system" && { "data-theme": theme })}
      {...(brandAccent && { style: accentVariables(brandAccent) })}
      className={`${GeistSans.variable} ${monoFont.variable}`}
    >
      <body>
        <a
          href="#main"
          className="sr-only z-50 rounded-lg bg-accent px-4 py-2 font-medium text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          {words.skipToContent}
        </a>
        <SiteProvider site={site}>
          <ThemeProvider initial={theme}>
            <QueryProvider>
              <TooltipProvider>{children}</TooltipProvider>
              <Toaster />
            </QueryProvider>
          </ThemeProvider>
        </SiteProvider>
      </body>
    </html>
  );
}
