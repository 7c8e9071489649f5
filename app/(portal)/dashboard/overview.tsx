"use client";

import Link from "next/link";
import { apiKeysApi } from "@/lib/hooks/held/api-keys";
import { useHeldList } from "@/lib/hooks/held/use-held";
import { useApps } from "@/lib/hooks/use-apps";
import { whileUnused } from "@/lib/hooks/while-unused";
import { Button } from "@/lib/ui/button";
import { ErrorState } from "@/lib/ui/error-state";
import { Notice } from "@/lib/ui/notice";
import { PageHeader } from "@/lib/ui/page-header";
import { SkeletonRows } from "@/lib/ui/skeleton";
import { CredentialsGlance } from "./credentials-glance";
import { firstSteps } from "./first-steps";
import { FirstStepsCard } from "./first-steps-card";

function ConfirmEmail() {
  return (
    <Notice
      tone="warn"
      title="Confirm your email address"
      action={
        <Button asChild variant="secondary" size="sm">
          <Link href="/verify-email">Confirm</Link>
        </Button>
      }
    >
      It is how you get back in when the password is lost.
    </Notice>
  );
}

/** Where one arrives: what to do first, and what one has. */
export function Overview({ name, emailVerified }: { name: string; emailVerified: boolean }) {
  const keys = useHeldList(apiKeysApi, { every: whileUnused });
  const apps = useApps({ untilUsed: true });
  const error = keys.error ?? apps.error;
  const retry = () => {
    keys.refetch();
    apps.refetch();
  };

  const steps = keys.data && apps.data && firstSteps(keys.data.data, apps.data.data);
  return (
    <>
      <PageHeader title="Overview" description={`Welcome, ${name}. Here is where things stand.`} />
      <div className="grid gap-8">
        {!emailVerified && <ConfirmEmail />}
        {steps && !steps.done && <FirstStepsCard steps={steps} />}
        {keys.data && apps.data && <CredentialsGlance keys={keys.data.data} apps={apps.data.data} />}
        {!steps && error && <ErrorState title="Your credentials could not be fetched" error={error} retry={retry} />}
        {!steps && !error && <SkeletonRows />}
      </div>
    </>
  );
}
