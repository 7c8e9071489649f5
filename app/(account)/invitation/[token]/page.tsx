import type { Metadata } from "next";
import { accountWords } from "@/words/account";
import { AccountCard } from "../../_parts/account-card";
import { SetForm } from "../../reset-password/[token]/set-form";

const words = accountWords.invitation;

// The address of this page is a secret: it must not travel on as a referrer.
export const metadata: Metadata = { title: words.title, referrer: "no-referrer" };

interface Props {
  params: Promise<{ token: string }>;
}

export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  return (
    <AccountCard title={words.title} description={words.description}>
      <SetForm token={token} purpose="invitation" />
    </AccountCard>
  );
}
