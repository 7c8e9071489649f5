import type { AccessRequestRow } from "../../db/queries/access-requests";
import { listPeopleWithScope } from "../../db/queries/users";
import type { Mail } from "../mail/letter";
import {
  accessApprovedLetter,
  accessAskedLetter,
  accessReceivedLetter,
  accessRejectedLetter,
} from "../mail/letters-of-access";
import { mailLater } from "../mail/send-mail";
import type { Runtime } from "../runtime";
import { settingsOf } from "./settings";

type Asked = Pick<AccessRequestRow, "id" | "name" | "email" | "organization">;

/** However many administrators there are, a stranger's form sends no more mails than this. */
const ADMINISTRATORS_TOLD = 20;

const tell = (
  runtime: Runtime,
  { name, email }: Asked,
  letter: (addressee: { to: string; name: string; brand: string }) => Mail,
) => mailLater(runtime, async () => letter({ to: email, name, brand: (await settingsOf(runtime)).brandName }));

/** Confirms to whoever asked that the request has arrived, and tells the administrators. */
export function mailAccessAsked(runtime: Runtime, request: Asked, statusUrl: string): void {
  tell(runtime, request, (addressee) => accessReceivedLetter(addressee, statusUrl));
  mailLater(runtime, async () => {
    const url = `${runtime.env.publicUrl}/admin/access-requests/${request.id}`;
    for (const { name, email } of await listPeopleWithScope(runtime.db, "admin", ADMINISTRATORS_TOLD)) {
      tell(runtime, { ...request, name, email }, (addressee) => accessAskedLetter(addressee, request, url));
    }
    return null;
  });
}

/** Hands whoever asked the one-time link. */
export const mailAccessApproved = (runtime: Runtime, request: Asked, acceptUrl: string): void =>
  tell(runtime, request, (addressee) => accessApprovedLetter(addressee, acceptUrl));

/** Tells whoever asked why not. */
export const mailAccessRejected = (runtime: Runtime, request: Asked, reason: string): void =>
  tell(runtime, request, (addressee) =>
    accessRejectedLetter(addressee, reason, `${runtime.env.publicUrl}/request-access`),
  );
