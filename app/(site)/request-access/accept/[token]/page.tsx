import type { Metadata } from "next";
import { currentPerson, requestOrigin } from "@/lib/http/session";
import { readAcceptLink } from "@/lib/portal/access-requests/accept-access";
import { runtime } from "@/lib/runtime";
import { accessRequestsWords } from "@/words/access-requests";
import { AcceptForm } from "./accept-form";

// The address of this page is a secret: it must not travel on as a referrer, nor be found.
export const metadata: Metadata = {
  title: accessRequestsWords.titles.one,
  referrer: "no-referrer",
  robots: { index: false },
};

interface Props {
  params: Promise<{ token: string }>;
}

export default async function AcceptPage({ params }: Props) {
  const { token } = await params;
  const person = await currentPerson();
  const handover = await readAcceptLink(runtime(), token, await requestOrigin());
  const link = handover && {
    email: handover.email,
    integrationType: handover.integrationType,
    step: handover.invited
      ? ("choose-password" as const)
      : person?.user.id === handover.userId
        ? ("take" as const)
        : ("sign-in" as const),
  };
  return (
    <div className="mx-auto w-full max-w-[560px] px-4 py-10 sm:py-16">
      {/* After the link is used this page is drawn once more: the form then shows the credential, whatever `link` says. */}
      <AcceptForm token={token} link={link} />
    </div>
  );
}
