import type { Metadata } from "next";
import { requestOrigin, requirePerson } from "@/lib/http/session";
import { NewHeldForm } from "../../_held/new-held-form";

export const metadata: Metadata = { title: "Create B2B login" };

export default async function NewB2bLoginPage() {
  await requirePerson("/credentials/new");
  const { address } = await requestOrigin();
  return <NewHeldForm kind="credentials" address={address} />;
}
