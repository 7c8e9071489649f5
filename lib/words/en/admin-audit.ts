/** What administrators read of the audit log. */
export const adminAuditWords = {
  log: {
    everyAction: "Every action",
    users: "Users",
    roles: "Roles",
    operations: "Operations",
    apps: "Apps",
    connections: "Connections",
    integrations: "Integrations",
    ipAllowLists: "IP allow lists",
    signingKeys: "Signing keys",
    export: "Export",
    csv: "CSV",
    jsonLines: "JSON lines",
    title: "Audit log",
    description:
      "Everything that changed rights or credentials: who did it, from where, when. Rows are chained by their hashes.",
    person: "Person: email or user name",
    credential: "Credential: its id",
    action: "Action",
    from: "From",
    to: "Until",
    days: (zone: string) =>
      `Both days count whole, in your time zone (${zone}). The export follows these filters, oldest first.`,
    notFetched: "The audit log could not be loaded",
    nothingFits: "Nothing matches this search.",
  },
  titles: {
    list: "Audit log",
  },
};
