import type { Metadata } from "next";
import { helpPage } from "../../_content/help-pages";
import { HelpArticle } from "../../_parts/help-article";

export function generateMetadata(): Metadata {
  const { title, summary } = helpPage("overview");
  return { title: `${title} · Help`, description: summary, robots: { index: true } };
}

export default function HelpOverviewPage() {
  return <HelpArticle slug="overview" />;
}
