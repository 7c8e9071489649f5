import type { Metadata } from "next";
import { requestOrigin, requirePerson } from "@/lib/http/session";
import { NewHeldForm } from "../../_held/new-held-form";

export const metadata: Metadata = { title: "Create access token" };

export default async function NewAccessTokenPage() {
  await requirePerson("/tokens/new");
  const { address } = await requestOrigin();
  return <NewHeldForm kind="tokens" address={address} />;
}
