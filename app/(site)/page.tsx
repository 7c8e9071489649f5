import { Plug, ShieldCheck, Undo2 } from "lucide-react";
import type { Metadata } from "next";
import { currentPerson } from "@/lib/http/session";
import { runtime } from "@/lib/runtime";
import { Button } from "@/lib/ui/button";
import { Link } from "@/lib/ui/link";
import { homeWords } from "@/words/home";
import { credentialChoices } from "./_parts/credential-choices";
import { CredentialChooser } from "./_parts/credential-chooser";

const words = homeWords.page;

export const metadata: Metadata = { robots: { index: true } };

const FACTS = [
  {
    icon: Plug,
    title: words.anyClient,
    text: words.anyClientText,
  },
  {
    icon: ShieldCheck,
    title: words.yourRules,
    text: words.yourRulesText,
  },
  {
    icon: Undo2,
    title: words.revoked,
    text: words.revokedText,
  },
];

export default async function HomePage() {
  const person = await currentPerson();
  return (
    <div className="mx-auto w-full max-w-page px-4 sm:px-6">
      <section className="grid gap-5 pt-12 pb-12 sm:pt-16 sm:pb-14">
        <h1 className="font-semibold text-3xl tracking-[-0.03em] sm:text-4xl">{words.headline}</h1>
        <p className="max-w-[60ch] text-lg text-muted">{words.about}</p>
        <div className="flex flex-wrap gap-2 pt-1">
          <Button asChild size="lg">
            <Link href={person ? "/dashboard" : "/signup"}>{person ? words.openDashboard : words.createAccount}</Link>
          </Button>
          <Button asChild size="lg" variant="secondary">
            <a href="#choose">{words.choose}</a>
          </Button>
        </div>
      </section>

      <section id="choose" aria-labelledby="choose-title" className="border-hairline border-t py-12">
        <h2 id="choose-title" className="mb-6 font-semibold text-xl tracking-tight">
          {words.whatBuilding}
        </h2>
        <CredentialChooser choices={credentialChoices(runtime().env.publicUrl)} />
        <p className="mt-8 text-muted">
          {words.ratherAsk((text) => (
            <Link
              href="/request-access"
              className="rounded-sm font-medium text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent"
            >
              {text}
            </Link>
          ))}
        </p>
      </section>

      <section aria-label={words.facts} className="grid gap-8 border-hairline border-t py-12 sm:grid-cols-3">
        {FACTS.map(({ icon: Icon, title, text }) => (
          <div key={title} className="grid content-start gap-2">
            <Icon aria-hidden="true" strokeWidth={1.75} className="size-5 text-accent" />
            <h2 className="font-semibold text-lg">{title}</h2>
            <p className="max-w-prose text-muted">{text}</p>
          </div>
        ))}
      </section>
    </div>
  );
}
