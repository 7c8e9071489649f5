import type { Metadata } from "next";
import Link from "next/link";
import { AccountCard, textLinkClasses } from "../_parts/account-card";
import { AskForm } from "./ask-form";

export const metadata: Metadata = { title: "Forgotten password" };

export default function AskPage() {
  return (
    <AccountCard
      title="Forgotten password"
      description="We mail you a link. With it you choose a new password."
      foot={
        <Link href="/login" className={textLinkClasses}>
          Back to sign in
        </Link>
      }
    >
      <AskForm />
    </AccountCard>
  );
}
