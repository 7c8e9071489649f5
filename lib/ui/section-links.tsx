import { uiWords } from "@/words/ui";

const words = uiWords.sectionLinks;

/** Links to the sections of a long page. */
export function SectionLinks({ sections }: { sections: readonly { id: string; title: string }[] }) {
  return (
    <nav aria-label={words.sections} className="mb-6">
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="rounded-sm text-muted underline-offset-4 transition-colors hover:text-ink hover:underline"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
