import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { commonWords } from "@/words/common";
import { Overview } from "./overview";

export const metadata: Metadata = { title: commonWords.overview };

export default async function DashboardPage() {
  const { user } = await requirePerson("/dashboard");
  return <Overview name={user.name} emailVerified={user.emailVerified} />;
}
