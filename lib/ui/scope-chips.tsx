import { uiWords } from "@/words/ui";

const words = uiWords.scopeChips;

const SHOWN = 3;

/** Scopes as chips: three, then how many more, all of them on hover and for screen readers. `null`: not narrowed. */
export function ScopeChips({ scopes, all = false }: { scopes: readonly string[] | null; all?: boolean }) {
  if (!scopes) return <span className="text-muted">{words.allDo}</span>;
  const shown = all ? scopes : scopes.slice(0, SHOWN);
  const rest = scopes.slice(shown.length);
  return (
    <ul className="flex flex-wrap items-center gap-1" title={rest.length > 0 ? scopes.join(" ") : undefined}>
      {shown.map((scope) => (
        <li
          key={scope}
          className="rounded-sm border border-hairline bg-sunken px-1.5 font-mono text-xs leading-5 min-w-0 max-w-full break-words"
        >
          {scope}
        </li>
      ))}
      {rest.length > 0 && (
        <li className="text-muted text-xs">
          <span aria-hidden="true">+{rest.length}</span>
          <span className="sr-only">{words.and(rest.join(", "))}</span>
        </li>
      )}
    </ul>
  );
}
