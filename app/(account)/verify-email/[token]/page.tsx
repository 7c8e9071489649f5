import type { Metadata } from "next";
import { AccountCard } from "../../_parts/account-card";
import { ConfirmForm } from "./confirm-form";

export const metadata: Metadata = { title: "Confirm your email address", referrer: "no-referrer" };

interface Props {
  params: Promise<{ token: string }>;
}

export default async function ConfirmPage({ params }: Props) {
  const { token } = await params;
  return (
    <AccountCard title="Confirm your email address" description="One press, and it is known to be yours.">
      <ConfirmForm token={token} />
    </AccountCard>
  );
}
