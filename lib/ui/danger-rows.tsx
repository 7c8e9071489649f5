import type { ReactNode } from "react";

/** Things that end something, each with its consequence beside its button. */
export function DangerRows({ children }: { children: ReactNode }) {
  return <div className="divide-y divide-hairline rounded-lg border border-hairline bg-surface">{children}</div>;
}

/** What happens, and the button that makes it happen. */
export function DangerRow({ text, children }: { text: ReactNode; children: ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-x-6 gap-y-3 p-4 max-sm:flex-col max-sm:items-start">
      <p className="max-w-[52ch]">{text}</p>
      {children}
    </div>
  );
}
