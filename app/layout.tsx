import "./globals.css";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { QueryProvider } from "@/lib/hooks/query-provider";
import { runtime } from "@/lib/runtime";
import { SiteProvider } from "@/lib/ui/site-context";
import { readTheme, THEME_COOKIE } from "@/lib/ui/theme";
import { ThemeProvider } from "@/lib/ui/theme-menu";
import { Toaster } from "@/lib/ui/toaster";
import { TooltipProvider } from "@/lib/ui/tooltip";

const DESCRIPTION = "Credentials for the API: keys, apps and connections, given out and taken back in one place.";

/** What holds for every page. The base of absolute addresses is known only when the server runs. */
export async function generateMetadata(): Promise<Metadata> {
  await connection();
  return {
    metadataBase: new URL(runtime().env.publicUrl),
    title: { default: "Gatehouse", template: "%s · Gatehouse" },
    description: DESCRIPTION,
    applicationName: "Gatehouse",
    robots: { index: false },
    openGraph: { type: "website", siteName: "Gatehouse", description: DESCRIPTION },
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
  const site = { name: "Gatehouse", baseUrl: runtime().env.publicUrl };
  return (
    <html
      lang="en"
      {...(theme !== "system" && { "data-theme": theme })}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
    >
      <body>
        <a
          href="#main"
          className="sr-only z-50 rounded-lg bg-accent px-4 py-2 font-medium text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        >
          Skip to content
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
