"use client";

import type { ComponentProps } from "react";
import { listRoles } from "@/lib/contracts/roles";
import { useCall } from "@/lib/hooks/use-call";
import { Select } from "@/lib/ui/select";

/** A choice of one of the roles. `present` stands there while they are fetched. */
export function RoleSelect({ present, ...props }: ComponentProps<"select"> & { present: string }) {
  const names = useCall(listRoles, {}).data?.data.map(({ name }) => name) ?? [];
  const choices = names.includes(present) ? names : [present, ...names];
  return (
    <Select {...props}>
      {choices.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </Select>
  );
}
