"use client";

import type { App } from "@/lib/contracts/apps";
import { useScopes } from "@/lib/hooks/use-scopes";
import { ConsentCard } from "@/lib/ui/consent-card";
import { Skeleton } from "@/lib/ui/skeleton";
import { appsWords } from "@/words/apps";

const texts = appsWords.consentPreview;

interface ConsentPreviewProps {
  app: App;
  person: { name: string; email: string };
}

const getHost = (uri: string | undefined): string => {
  if (!uri || !URL.canParse(uri)) return texts.theApp;
  const { host, protocol } = new URL(uri);
  return host || protocol;
};

/** The consent page of an app as it stands now, to look at. */
export function ConsentPreview({ app, person }: ConsentPreviewProps) {
  const { data } = useScopes();
  if (!data) return <Skeleton className="h-96 w-full max-w-card" />;
  const words = new Map(data.data.map(({ name, description }) => [name, description]));
  return (
    <div inert className="select-none rounded-lg bg-sunken p-4 sm:p-8">
      <div className="mx-auto grid max-w-card">
        <ConsentCard
          heading="h3"
          ticket=""
          switchHref="/login"
          question={{
            app: { ...app, ownerName: person.name, registeredItself: false },
            redirectHost: getHost(app.redirectUris[0]),
            scopes: app.scopes.map((name) => ({
              name,
              description: words.get(name) ?? name,
              required: name === "openid",
            })),
            person,
          }}
        />
      </div>
    </div>
  );
}
