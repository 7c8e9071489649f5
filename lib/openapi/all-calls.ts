import * as accessRequests from "../contracts/access-requests";
import * as account from "../contracts/account";
import * as apps from "../contracts/apps";
import * as audit from "../contracts/audit";
import type { Call } from "../contracts/call";
import { capital } from "../contracts/capital";
import * as configuration from "../contracts/configuration";
import { CREDENTIAL_CALLS } from "../contracts/credential-calls";
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
import * as twoFactor from "../contracts/two-factor";
import * as usage from "../contracts/usage";
import * as users from "../contracts/users";
import * as webhooks from "../contracts/webhooks";
import { CREDENTIAL_KIND_NAMES, getKindFacts } from "../credentials/kinds/credential-kinds";

const isCall = (value: unknown): value is Call =>
  typeof value === "object" && value !== null && "access" in value && "path" in value && "output" in value;

const listCalls = (contract: object): Call[] => Object.values(contract).filter(isCall);

/** The calls of the management API by what they are about; the tag of each in the document. */
export const CALLS_BY_TAG: readonly (readonly [tag: string, calls: readonly Call[]])[] = [
  [
    "Account",
    [
      ...[account, sessions].flatMap(listCalls),
      ...[audit, twoFactor].flatMap(listCalls).filter(({ access }) => access === "portal"),
    ],
  ],
  ...CREDENTIAL_KIND_NAMES.map(
    (kind) => [capital(getKindFacts(kind).words.many), listCalls(CREDENTIAL_CALLS[kind])] as const,
  ),
  ["Apps", listCalls(apps)],
  ["Inventory", listCalls(inventory)],
  ["Connections", [...listCalls(grants), ...listCalls(scopes)]],
  ["Imports", [mappers, imports].flatMap(listCalls)],
  ["Catalogue", listCalls(entities)],
  ["Usage", listCalls(usage)],
  ["Webhooks", listCalls(webhooks)],
  ["Addresses", listCalls(allowList)],
  ["Requests for access", listCalls(accessRequests)],
  [
    "Administration",
    [
      ...[settings, configuration, users, roles, operations, explain, integrations, plugins, signingKeys].flatMap(
        listCalls,
      ),
      ...[audit, twoFactor].flatMap(listCalls).filter(({ access }) => access === "admin"),
    ],
  ],
];
