import type { Metadata } from "next";
import { Link } from "@/lib/ui/link";
import { accountWords } from "@/words/account";
import { AccountCard, textLinkClasses } from "../_parts/account-card";
import { AskForm } from "./ask-form";

const words = accountWords.forgotten;

export const metadata: Metadata = { title: words.title };

export default function AskPage() {
  return (
    <AccountCard
      title={words.title}
      description={words.description}
      foot={
        <Link href="/login" className={textLinkClasses}>
          {words.back}
        </Link>
      }
    >
      <AskForm />
    </AccountCard>
  );
}
