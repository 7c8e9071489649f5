import type { ReactNode } from "react";
import type { Wrap } from "../wrap";
import { plural } from "./plural";

const calls = (count: number) => plural(count, { one: "1 call", other: `${count} calls` });
const getCredentials = (credentials: number, users: number) =>
  `${plural(credentials, { one: "1 credential", other: `${credentials} credentials` })} of ${plural(users, { one: "1 user", other: `${users} users` })}`;

/** What administrators read of roles and scopes. */
export const adminRolesWords = {
  titles: {
    new: "Create role",
    list: "Roles and scopes",
  },
  consequences: {
    nothingChanges: "Nothing that anybody holds changes by this.",
    title: "What this changes",
    notFetched: "What this changes could not be loaded",
    lose: (credentials: number, users: number, scope: ReactNode) => (
      <>
        {getCredentials(credentials, users)} lose {scope}
      </>
    ),
    gain: (credentials: number, users: number, scope: ReactNode) => (
      <>
        {getCredentials(credentials, users)} gain {scope}
      </>
    ),
    refusedCalls: (count: number, operation: ReactNode) => (
      <>
        {calls(count)} of the last 7 days to {operation} would have been refused
      </>
    ),
    maybeRefusedCalls: (count: number) =>
      `${calls(count)} of the last 7 days asked for scopes by what was in them, and may be refused`,
  },
  detail: {
    deleteTitle: (name: string) => `Delete the role ${name}?`,
    deleteRole: "Delete role",
    deleted: (name: string) => `The role ${name} is deleted`,
    aboutDeleting: "Only a role that nobody has, and that is not the one of new people, can be deleted.",
    rolesAndScopes: "Roles and scopes",
    builtIn: "Built in",
    description: "A bound on what its people may do.",
    rights: "Rights",
    rightsDescription: "A change takes effect at the next call of everything that its people hold.",
    danger: "Danger",
    deleteConsequences: "Deleting takes a role away that nobody has any more.",
    notFoundWhat: "role",
    allRoles: "All roles",
    users: (count: number) => plural(count, { one: "1 person has it", other: `${count} people have it` }),
  },
  editor: {
    theyAdded: "They added",
    theyTookAway: "They took away",
    theirDescription: (label: Wrap, description: string) => (
      <>
        {label("The description is now")} {description || "empty"}
      </>
    ),
    saved: "The role is saved",
    administrators: "Administrators hold every scope, always, so that nobody locks themselves out.",
    notSaved: "The role was not saved",
    role: "role",
  },
  newRole: {
    roleCreated: (name: string) => `The role ${name} is created`,
    rolesAndScopes: "Roles and scopes",
    title: "Create role",
    description: "A role is a bound: what its people hold may do less, and never more.",
    roleNotCreated: "The role was not created",
  },
  fields: {
    scopes: "What its people may do",
  },
  rolesAndScopes: {
    users: "Users",
    kind: "Kind",
    builtIn: "Built in",
    yourOwn: "Your own",
    title: "Roles and scopes",
    description: "Everyone has one role. What they hold may do at most what the role says at that moment.",
    createRole: "Create role",
    notFetched: "The roles could not be loaded",
    empty: "There is no role.",
  },
  scope: {
    description: "In plain words",
    descriptionHint: "People read it when an app asks for this scope.",
    defined: (name: string) => `The scope ${name} is defined`,
    notDefined: "The scope was not defined",
    defineScope: "Define scope",
    nameHint: "Such as orders:read.",
    changed: "The words are changed",
    notChanged: "The scope was not changed",
    save: "Save",
    splitWords: (name: string) => `Words of ${name}`,
    defineAScope: "Define a scope",
    defineDescription: "Administrators hold it at once. Give it to roles, and ask for it on operations.",
  },
  scopeList: {
    noOperation: "No operation by itself",
    opens: "Opens",
    roles: "Roles",
    none: "None",
    kind: "Kind",
    builtIn: "Built in",
    yourOwn: "Your own",
    removeTitle: (name: string) => `Remove the scope ${name}?`,
    removeScope: "Remove scope",
    removed: (name: string) => `The scope ${name} is removed`,
    rolesLose: (roles: string) => `${roles} and whatever their people hold lose it at the next call.`,
    noRoleHolds: "No role holds it.",
    operationsShut: (count: number) => `${count} operations ask for it and will let nobody in.`,
    description: (code: Wrap) => (
      <>
        What roles are made of. {code("read")} includes the {code("…:read")} of everything in the catalogue,{" "}
        {code("write")} its {code("…:write")}. What you define is in neither: a role holds it by its name.
      </>
    ),
    defineScope: "Define scope",
    notFetched: "The scopes could not be loaded",
    scope: "Scope",
    editWords: "Edit words",
  },
};
