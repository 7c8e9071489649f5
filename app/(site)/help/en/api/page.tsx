import type { Metadata } from "next";
import { helpWords } from "@/words/help";
import { helpPage } from "../../_content/help-pages";
import { HelpArticle } from "../../_parts/help-article";

export function generateMetadata(): Metadata {
  const { title, summary } = helpPage("overview");
  return { title: helpWords.titles.one(title), description: summary, robots: { index: true } };
}

export default function HelpOverviewPage() {
  return <HelpArticle slug="overview" />;
}
