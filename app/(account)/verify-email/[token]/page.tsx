import type { Metadata } from "next";
import { accountWords } from "@/words/account";
import { AccountCard } from "../../_parts/account-card";
import { ConfirmForm } from "./confirm-form";

const words = accountWords.confirmEmail;

export const metadata: Metadata = { title: words.title, referrer: "no-referrer" };

interface Props {
  params: Promise<{ token: string }>;
}

export default async function ConfirmPage({ params }: Props) {
  const { token } = await params;
  return (
    <AccountCard title={words.title} description={words.description}>
      <ConfirmForm token={token} />
    </AccountCard>
  );
}
