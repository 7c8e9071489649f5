import type { Metadata } from "next";
import { AccountCard } from "../../_parts/account-card";
import { SetForm } from "./set-form";

// The address of this page is a secret: it must not travel on as a referrer.
export const metadata: Metadata = { title: "New password", referrer: "no-referrer" };

interface Props {
  params: Promise<{ token: string }>;
}

export default async function SetPage({ params }: Props) {
  const { token } = await params;
  return (
    <AccountCard
      title="New password"
      description="Every other session of yours ends, and so do the tokens of the apps you connected."
    >
      <SetForm token={token} />
    </AccountCard>
  );
}
