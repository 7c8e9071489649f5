import type { Metadata } from "next";
import { accountWords } from "@/words/account";
import { AccountCard } from "../../_parts/account-card";
import { SetForm } from "./set-form";

const words = accountWords.newPassword;

// The address of this page is a secret: it must not travel on as a referrer.
export const metadata: Metadata = { title: words.title, referrer: "no-referrer" };

interface Props {
  params: Promise<{ token: string }>;
}

export default async function SetPage({ params }: Props) {
  const { token } = await params;
  return (
    <AccountCard title={words.title} description={words.description}>
      <SetForm token={token} />
    </AccountCard>
  );
}
