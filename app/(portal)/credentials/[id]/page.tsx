import type { Metadata } from "next";
import { requestOrigin, requirePerson } from "@/lib/http/session";
import { HeldDetail } from "../../_held/held-detail";

export const metadata: Metadata = { title: "B2B login" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function B2bLoginPage({ params }: Props) {
  const { id } = await params;
  await requirePerson(`/credentials/${encodeURIComponent(id)}`);
  const { address } = await requestOrigin();
  return <HeldDetail kind="credentials" id={id} address={address} />;
}
