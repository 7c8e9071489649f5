import type { Metadata } from "next";
import { Card } from "@/lib/ui/card";
import { Link } from "@/lib/ui/link";
import { accessRequestsWords } from "@/words/access-requests";
import { textLinkClasses } from "../../(account)/_parts/account-card";
import { RequestForm } from "./request-form";

const words = accessRequestsWords.ask;

export const metadata: Metadata = {
  title: words.requestAccess,
  description: words.metaDescription,
};

export default function RequestAccessPage() {
  return (
    <div className="mx-auto grid w-full max-w-page gap-x-16 gap-y-8 px-4 py-10 sm:px-6 sm:py-16 lg:grid-cols-[minmax(0,1fr)_minmax(0,560px)]">
      <div className="grid content-start gap-4">
        <h1 className="text-title">{words.requestAccess}</h1>
        <p className="max-w-prose text-lg text-muted">{words.description}</p>
        <ol className="grid list-decimal gap-2 pl-5 text-muted">
          <li>{words.stepSend}</li>
          <li>{words.stepAnswer}</li>
          <li>{words.stepAccept}</li>
        </ol>
        <p className="text-muted">
          {words.inAHurry((text) => (
            <Link href="/signup" className={textLinkClasses}>
              {text}
            </Link>
          ))}
        </p>
      </div>
      <Card className="p-6 sm:p-8">
        <RequestForm />
      </Card>
    </div>
  );
}
