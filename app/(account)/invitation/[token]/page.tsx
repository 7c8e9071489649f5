import type { Metadata } from "next";
import { AccountCard } from "../../_parts/account-card";
import { SetForm } from "../../reset-password/[token]/set-form";

// The address of this page is a secret: it must not travel on as a referrer.
export const metadata: Metadata = { title: "Accept invitation", referrer: "no-referrer" };

interface Props {
  params: Promise<{ token: string }>;
}

export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  return (
    <AccountCard
      title="Accept invitation"
      description="Choose a password, and the account that was made for you is yours."
    >
      <SetForm token={token} purpose="invitation" />
    </AccountCard>
  );
}
