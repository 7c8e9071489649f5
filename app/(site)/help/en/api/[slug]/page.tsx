import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { helpWords } from "@/words/help";
import { helpPage, helpSlug } from "../../../_content/help-pages";
import { HelpArticle } from "../../../_parts/help-article";

interface Props {
  params: Promise<{ slug: string }>;
}

async function readSlug({ params }: Props) {
  const slug = helpSlug((await params).slug);
  return slug && slug !== "overview" ? slug : notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { title, summary } = helpPage(await readSlug(props));
  return { title: helpWords.titles.one(title), description: summary, robots: { index: true } };
}

export default async function HelpTopicPage(props: Props) {
  return <HelpArticle slug={await readSlug(props)} />;
}
