import type { Metadata } from "next";
import Link from "next/link";
import { Card } from "@/lib/ui/card";
import { textLinkClasses } from "../../(account)/_parts/account-card";
import { RequestForm } from "./request-form";

export const metadata: Metadata = {
  title: "Request access",
  description: "Tell us what you want to build, and get the credential that fits.",
};

export default function RequestAccessPage() {
  return (
    <div className="mx-auto grid w-full max-w-page gap-x-16 gap-y-8 px-4 py-10 sm:px-6 sm:py-16 lg:grid-cols-[minmax(0,1fr)_minmax(0,560px)]">
      <div className="grid content-start gap-4">
        <h1 className="text-title">Request access</h1>
        <p className="max-w-prose text-lg text-muted">
          Tell us who you are and what you want to build. We answer by mail, with an account and the credential that
          fits.
        </p>
        <ol className="grid list-decimal gap-2 pl-5 text-muted">
          <li>You send this form. A private page shows you how it stands.</li>
          <li>An administrator looks at it and may choose what you can do.</li>
          <li>You get a link that works once. It shows the credential, which is never mailed.</li>
        </ol>
        <p className="text-muted">
          In a hurry?{" "}
          <Link href="/signup" className={textLinkClasses}>
            Create an account yourself
          </Link>{" "}
          where sign-up is open.
        </p>
      </div>
      <Card className="p-6 sm:p-8">
        <RequestForm />
      </Card>
    </div>
  );
}
