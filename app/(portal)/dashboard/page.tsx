import type { Metadata } from "next";
import { requirePerson } from "@/lib/http/session";
import { Overview } from "./overview";

export const metadata: Metadata = { title: "Overview" };

export default async function DashboardPage() {
  const { user } = await requirePerson("/dashboard");
  return <Overview name={user.name} emailVerified={user.emailVerified} />;
}
