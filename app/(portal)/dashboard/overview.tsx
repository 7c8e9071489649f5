"use client";

import { listApps } from "@/lib/contracts/apps";
import { credentialApi } from "@/lib/hooks/credentials/credential-api";
import { useCall } from "@/lib/hooks/use-call";
import { useInventory } from "@/lib/hooks/use-inventory";
import { whileUnused } from "@/lib/hooks/while-unused";
import { Button } from "@/lib/ui/button";
import { ErrorState } from "@/lib/ui/error-state";
import { Link } from "@/lib/ui/link";
import { Notice } from "@/lib/ui/notice";
import { PageHeader } from "@/lib/ui/page-header";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { commonWords } from "@/words/common";
import { dashboardWords } from "@/words/dashboard";
import { getCredentials } from "../inventory/inventory-words";
import { CredentialsGlance } from "./credentials-glance";
import { ExpiringSoon } from "./expiring-soon";
import { firstSteps } from "./first-steps";
import { FirstStepsCard } from "./first-steps-card";
import { RecentUsage } from "./recent-usage";

const words = dashboardWords.overview;

function ConfirmEmail() {
  return (
    <Notice
      tone="warn"
      title={words.confirmEmail}
      action={
        <Button asChild variant="secondary" size="sm">
          <Link href="/verify-email">{words.confirm}</Link>
        </Button>
      }
    >
      {words.confirmEmailText}
    </Notice>
  );
}

/** Where one arrives: what to do first; later how things go, what was refused and what runs out. */
export function Overview({ name, emailVerified }: { name: string; emailVerified: boolean }) {
  const inventory = useInventory({ every: (items) => whileUnused(getCredentials(items)) });
  const keys = useCall(credentialApi("api-key").calls.list, {});
  const apps = useCall(listApps, {});
  const error = inventory.error ?? keys.error ?? apps.error;
  const retry = () => {
    inventory.refetch();
    keys.refetch();
    apps.refetch();
  };

  const items = inventory.data?.data;
  const steps = items && firstSteps(items);
  const ready = steps && keys.data && apps.data;
  return (
    <>
      <PageHeader title={commonWords.overview} description={words.description(name)} />
      <div className="grid gap-8">
        {!emailVerified && <ConfirmEmail />}
        {ready && !steps.done && <FirstStepsCard steps={steps} />}
        {ready && <ExpiringSoon items={items} />}
        {ready && steps.lastCallAt && <RecentUsage />}
        {ready && keys.data && apps.data && <CredentialsGlance keys={keys.data.data} apps={apps.data.data} />}
        {!ready && error && <ErrorState title={words.notFetched} error={error} retry={retry} />}
        {!ready && !error && <SkeletonRows />}
      </div>
    </>
  );
}
