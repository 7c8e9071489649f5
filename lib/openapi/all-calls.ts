import * as accessRequests from "../contracts/access-requests";
import * as account from "../contracts/account";
import * as apiKeys from "../contracts/api-keys";
import * as apps from "../contracts/apps";
import * as audit from "../contracts/audit";
import type { Call } from "../contracts/call";
import * as credentials from "../contracts/credentials";
import * as entities from "../contracts/entities";
import * as explain from "../contracts/explain";
import * as grants from "../contracts/grants";
import * as imports from "../contracts/imports";
import * as integrations from "../contracts/integrations";

import * as inventory from "../contracts/inventory";
import * as allowList from "../contracts/ip-allow-list";
import * as mappers from "../contracts/mappers";
import * as operations from "../contracts/operations";
import * as plugins from "../contracts/plugins";
import * as roles from "../contracts/roles";
import * as scopes from "../contracts/scopes";
import * as sessions from "../contracts/sessions";
import * as settings from "../contracts/settings";
import * as signingKeys from "../contracts/signing-keys";
import * as tokens from "../contracts/tokens";
import * as twoFactor from "../contracts/two-factor";
import * as usage from "../contracts/usage";
import * as users from "../contracts/users";
import * as webhooks from "../contracts/webhooks";

const isCall = (value: unknown): value is Call =>
  typeof value === "object" && value !== null && "access" in value && "path" in value && "output" in value;

const callsOf = (contract: object): Call[] => Object.values(contract).filter(isCall);

/** The calls of the management API by what they are about; the tag of each in the document. */
export const CALLS_BY_TAG: readonly (readonly [tag: string, calls: readonly Call[]])[] = [
  [
    "Account",
    [
      ...[account, sessions].flatMap(callsOf),
      ...[audit, twoFactor].flatMap(callsOf).filter(({ access }) => access === "portal"),
    ],
  ],
  ["API keys", callsOf(apiKeys)],
  ["Access tokens", callsOf(tokens)],
  ["B2B logins", callsOf(credentials)],
  ["Apps", callsOf(apps)],
  ["Inventory", callsOf(inventory)],
  ["Connections", [...callsOf(grants), ...callsOf(scopes)]],
  ["Imports", [mappers, imports].flatMap(callsOf)],
  ["Catalogue", callsOf(entities)],
  ["Usage", callsOf(usage)],
  ["Webhooks", callsOf(webhooks)],
  ["Addresses", callsOf(allowList)],
  ["Requests for access", callsOf(accessRequests)],
  [
    "Administration",
    [
      ...[settings, users, roles, operations, explain, integrations, plugins, signingKeys].flatMap(callsOf),
      ...[audit, twoFactor].flatMap(callsOf).filter(({ access }) => access === "admin"),
    ],
  ],
];
