import {
  AtSign,
  Eye,
  Fingerprint,
  KeyRound,
  type LucideIcon,
  Pencil,
  ShieldAlert,
  SlidersHorizontal,
  UserRound,
} from "lucide-react";

const ICONS: Readonly<Record<string, LucideIcon>> = {
  read: Eye,
  write: Pencil,
  openid: Fingerprint,
  profile: UserRound,
  email: AtSign,
  portal: SlidersHorizontal,
  admin: ShieldAlert,
};

/** A picture of what a scope lets an app do; `products:read` looks like `read`. */
export function ScopeIcon({ scope, className }: { scope: string; className?: string }) {
  const Icon = ICONS[scope] ?? ICONS[scope.slice(scope.lastIndexOf(":") + 1)] ?? KeyRound;
  return <Icon aria-hidden="true" strokeWidth={1.75} {...(className && { className })} />;
}
