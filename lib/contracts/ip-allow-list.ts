import { z } from "zod";
import { defineCall, idParams, listOutput, moment, removed } from "./call";
import { addressRange, allowLockout, line } from "./fields";

const label = line("Label", 80).optional();

/** Addresses from which an account's credentials, or everyone's, are served. */
const allowEntry = z.strictObject({
  id: z.string(),
  cidr: z.string(),
  label: z.string(),
  createdAt: moment,
});
export type AllowEntry = z.output<typeof allowEntry>;

/** An entry of my own. */
const ownAllowEntry = allowEntry.extend({
  /** Whether it holds the address that this very request comes from. */
  holdsYou: z.boolean(),
});
export type OwnAllowEntry = z.output<typeof ownAllowEntry>;

export const listAllowEntries = defineCall({
  id: "listAllowEntries",
  method: "GET",
  path: "/api/portal/ip-allow-list",
  summary: "Addresses from which my credentials are served; none: from anywhere.",
  access: "portal",
  output: listOutput(ownAllowEntry),
});

export const createAllowEntry = defineCall({
  id: "createAllowEntry",
  method: "POST",
  path: "/api/portal/ip-allow-list",
  summary: "Serve my credentials from these addresses, and from no others that are not listed.",
  access: "portal",
  body: z.strictObject({ cidr: addressRange, label }),
  output: ownAllowEntry,
  status: 201,
});

export const removeAllowEntry = defineCall({
  id: "removeAllowEntry",
  method: "DELETE",
  path: "/api/portal/ip-allow-list/{id}",
  summary: "Take addresses off my list.",
  access: "portal",
  params: idParams,
  output: removed,
});

/** An entry as administrators see it: of one account, or of everyone. */
const systemAllowEntry = allowEntry.extend({
  account: z
    .strictObject({ id: z.string(), accountNumber: z.number().int(), name: z.string(), email: z.string() })
    .nullable(),
});
export type SystemAllowEntry = z.output<typeof systemAllowEntry>;

export const listSystemAllowEntries = defineCall({
  id: "listSystemAllowEntries",
  method: "GET",
  path: "/api/admin/ip-allow-list",
  summary: "Every allow-list entry: of everyone, and of single accounts.",
  access: "admin",
  output: listOutput(systemAllowEntry),
});

export const createSystemAllowEntry = defineCall({
  id: "createSystemAllowEntry",
  method: "POST",
  path: "/api/admin/ip-allow-list",
  summary: "Serve an account, or everyone, from these addresses only.",
  access: "admin",
  body: z.strictObject({
    cidr: addressRange,
    label,
    /** Id, account number, email address or user name; left out: everyone. */
    account: z.union([z.string().trim().min(1).max(254), z.number().int()]).nullish(),
    allowLockout,
  }),
  output: systemAllowEntry,
  status: 201,
});

export const removeSystemAllowEntry = defineCall({
  id: "removeSystemAllowEntry",
  method: "DELETE",
  path: "/api/admin/ip-allow-list/{id}",
  summary: "Take an allow-list entry away.",
  access: "admin",
  params: idParams,
  query: z.strictObject({ allowLockout: z.enum(["true", "false"]).default("false") }),
  output: removed,
});

export const listRehearsed = defineCall({
  id: "listRehearsedRefusals",
  method: "GET",
  path: "/api/admin/ip-allow-list/rehearsal",
  summary: "Whom the system's allow list would have refused while it was rehearsed, the last first.",
  access: "admin",
  output: listOutput(
    z.strictObject({
      address: z.string(),
      /** The credential, app or person that called; an empty text for nobody in particular. */
      source: z.string(),
      user: z.strictObject({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
      calls: z.number().int(),
      firstAt: moment,
      lastAt: moment,
    }),
  ),
});
export type RehearsedRefusal = z.output<typeof listRehearsed.output>["data"][number];

export const clearRehearsed = defineCall({
  id: "clearRehearsedRefusals",
  method: "DELETE",
  path: "/api/admin/ip-allow-list/rehearsal",
  summary: "Forget whom the allow list would have refused: the rehearsal begins anew.",
  access: "admin",
  output: z.strictObject({ removed: z.literal(true) }),
});

export const listRecentAddresses = defineCall({
  id: "listRecentAddresses",
  method: "GET",
  path: "/api/admin/ip-allow-list/recent",
  summary:
    "Addresses that called within the last hour, and whether the system's list holds them; and the caller's own.",
  access: "admin",
  output: z.strictObject({
    you: z.string(),
    youAllowed: z.boolean(),
    data: z.array(
      z.strictObject({
        address: z.string(),
        calls: z.number().int(),
        users: z.number().int(),
        allowed: z.boolean(),
      }),
    ),
  }),
});
