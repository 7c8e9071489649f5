import { ArrowLeft, ArrowRight } from "lucide-react";
import { Link } from "@/lib/ui/link";
import { helpWords } from "@/words/help";
import { HELP_SLUGS, type HelpSlug, helpPage, helpPath } from "../_content/help-pages";
import type { Block } from "../_content/markdown";
import { BlockView } from "./block-view";
import { KeyForSamples } from "./key-for-samples";

const words = helpWords.article;

function Neighbour({ slug, next = false }: { slug: HelpSlug | undefined; next?: boolean }) {
  if (!slug) return <span />;
  const Icon = next ? ArrowRight : ArrowLeft;
  return (
    <Link
      href={helpPath(slug)}
      className="inline-flex items-center gap-2 rounded-sm text-muted underline-offset-4 hover:text-ink hover:underline"
    >
      {!next && <Icon aria-hidden="true" className="size-4" />}
      {helpPage(slug).title}
      {next && <Icon aria-hidden="true" className="size-4" />}
    </Link>
  );
}

function Blocks({ blocks }: { blocks: readonly Block[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a page never change their order.
  return blocks.map((block, index) => <BlockView key={index} block={block} />);
}

/** A page of the help: its text, what stands on it, and the pages beside it. */
export function HelpArticle({ slug }: { slug: HelpSlug }) {
  const { title, blocks } = helpPage(slug);
  const sections = blocks.flatMap((block) => (block.kind === "heading" && block.level === 2 ? [block] : []));
  const at = HELP_SLUGS.indexOf(slug);
  const opening = blocks.findIndex(({ kind }) => kind === "paragraph") + 1;
  const hasSamples = blocks.some(({ kind }) => kind === "sample");
  return (
    <div className="grid min-w-0 gap-x-10 xl:grid-cols-[minmax(0,1fr)_168px]">
      <article className="grid min-w-0 content-start gap-5 text-lg">
        <h1 className="text-title">{title}</h1>
        <Blocks blocks={blocks.slice(0, opening)} />
        {hasSamples && <KeyForSamples />}
        <Blocks blocks={blocks.slice(opening)} />
        <nav
          aria-label={words.besideThis}
          className="mt-6 flex flex-wrap justify-between gap-4 border-hairline border-t pt-5 text-base"
        >
          <Neighbour slug={HELP_SLUGS[at - 1]} />
          <Neighbour next slug={HELP_SLUGS[at + 1]} />
        </nav>
      </article>
      {sections.length > 1 && (
        <nav aria-label={words.onThisPage} className="sticky top-8 self-start text-sm max-xl:hidden">
          <p className="mb-2 text-muted text-xs">{words.onThisPage}</p>
          <ul className="grid gap-1.5 border-hairline border-l pl-3">
            {sections.map(({ id, text }) => (
              <li key={id}>
                <a href={`#${id}`} className="rounded-sm text-muted hover:text-ink">
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}
