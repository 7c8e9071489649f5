import { ArrowLeftRight } from "lucide-react";
import { useId } from "react";
import { consentWords } from "@/words/consent";
import { AppLogo } from "./app-logo";
import { BrandMark } from "./brand-mark";
import { Button } from "./button";
import { Card } from "./card";
import { Switch } from "./choice";
import { ScopeIcon } from "./scope-icon";
import { SiteName } from "./site-name";

const words = consentWords.card;

interface ConsentScope {
  name: string;
  description: string;
  required: boolean;
}

/** What a person is asked. */
interface ConsentQuestion {
  app: {
    name: string;
    description: string;
    logoUrl: string | null;
    homepageUrl: string | null;
    ownerName: string | null;
    /** Whether it made itself known, and nobody here stands for it. */
    registeredItself: boolean;
  };
  /** Where the browser goes afterwards. */
  redirectHost: string;
  scopes: readonly ConsentScope[];
  person: { name: string; email: string };
}

interface ConsentCardProps {
  question: ConsentQuestion;
  ticket: string;
  /** Where somebody else can sign in. */
  switchHref: string;
  heading?: "h1" | "h3";
}

function Head({ app, heading: Heading }: { app: ConsentQuestion["app"]; heading: "h1" | "h3" }) {
  return (
    <div className="grid justify-items-center gap-4 text-center">
      <div aria-hidden="true" className="flex items-center gap-3 text-muted">
        <AppLogo name={app.name} logoUrl={app.logoUrl} className="size-12 text-lg" />
        <ArrowLeftRight className="size-4" />
        <span className="grid size-12 place-items-center rounded-lg border border-hairline bg-paper text-accent">
          <BrandMark />
        </span>
      </div>
      <div className="grid gap-1.5">
        <Heading className="font-normal text-xl tracking-tight [overflow-wrap:anywhere]">
          {words.title(<strong className="font-semibold">{app.name}</strong>, <SiteName />)}
        </Heading>
        {app.description && <p className="text-muted [overflow-wrap:anywhere]">{app.description}</p>}
      </div>
    </div>
  );
}

function Scope({ scope: { name, description, required } }: { scope: ConsentScope }) {
  const id = useId();
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <ScopeIcon scope={name} className="size-[18px] shrink-0 text-accent" />
      <label htmlFor={required ? undefined : id} className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        {description}
      </label>
      {required ? (
        <span className="shrink-0 text-muted text-xs">{words.required}</span>
      ) : (
        <Switch id={id} name="scope" value={name} defaultChecked />
      )}
    </li>
  );
}

function getHost(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

function WhoAndWhere({ app, redirectHost }: Pick<ConsentQuestion, "app" | "redirectHost">) {
  return (
    <p className="text-muted text-sm [overflow-wrap:anywhere]">
      {app.ownerName && `${words.runBy(app.ownerName)} `}
      {app.registeredItself && `${words.unchecked} `}
      {app.homepageUrl && (
        <>
          {words.site(
            <a
              href={app.homepageUrl}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="rounded-sm text-ink underline underline-offset-4"
            >
              {getHost(app.homepageUrl)}
            </a>,
          )}{" "}
        </>
      )}
      {words.redirect(<strong className="font-medium text-ink">{redirectHost}</strong>)}
    </p>
  );
}

/**
 * Asks a person whether an app may act for them. A plain form: it works without JavaScript. Deny stands first, so that
 * a stray Enter allows nothing.
 */
export function ConsentCard({ question, ticket, switchHref, heading = "h1" }: ConsentCardProps) {
  const { app, redirectHost, scopes, person } = question;
  return (
    <Card className="w-full max-w-card">
      <form method="post" action="/auth/oauth/consent" className="grid gap-6 p-6 sm:p-8">
        <input type="hidden" name="ticket" value={ticket} />
        <Head app={app} heading={heading} />
        <div className="grid gap-2">
          <p className="font-medium">{words.scopes}</p>
          <ul className="divide-y divide-hairline rounded-lg border border-hairline">
            {scopes.map((scope) => (
              <Scope key={scope.name} scope={scope} />
            ))}
          </ul>
        </div>
        <WhoAndWhere app={app} redirectHost={redirectHost} />
        <div className="grid grid-cols-2 gap-3">
          <Button type="submit" name="decision" value="deny" variant="secondary" className="h-10">
            {words.deny}
          </Button>
          <Button type="submit" name="decision" value="allow" className="h-10">
            {words.allow}
          </Button>
        </div>
      </form>
      <div className="grid gap-1 border-hairline border-t px-6 py-4 text-center text-muted text-sm">
        <p className="[overflow-wrap:anywhere]">
          {words.signedInAs(<span className="text-ink">{person.email}</span>, (text) => (
            <a href={switchHref} className="rounded-sm text-accent underline underline-offset-4">
              {text}
            </a>
          ))}
        </p>
        <p>{words.disconnectable}</p>
      </div>
    </Card>
  );
}
