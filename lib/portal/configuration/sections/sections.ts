import type { ConfigurationSection } from "../section";
import { addressesSection } from "./addresses";
import { appsSection } from "./apps";
import { gatewaySection } from "./gateway";
import { integrationsSection } from "./integrations";
import { operationsSection } from "./operations";
import { rolesSection } from "./roles";
import { scopesSection } from "./scopes";
import { settingsSection } from "./settings";

/** What a configuration has, in the order in which it is put in: each names only what stands before it. */
export const SECTIONS: readonly ConfigurationSection[] = [
  scopesSection,
  rolesSection,
  settingsSection,
  operationsSection,
  gatewaySection,
  integrationsSection,
  appsSection,
  addressesSection,
];
