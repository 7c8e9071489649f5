import type { AccessRequestRow } from "../../../db/queries/access-requests";
import { listPeopleWithScope } from "../../../db/queries/users";
import type { Addressee, Mail } from "../../mail/letter";
import {
  accessApprovedLetter,
  accessAskedLetter,
  accessReceivedLetter,
  accessRejectedLetter,
} from "../../mail/letters-of-access";
import { mailLater } from "../../mail/send-mail";
import type { Runtime } from "../../runtime";
import { loadSettings } from "../../settings/settings";

type Asked = Pick<AccessRequestRow, "id" | "name" | "email" | "organization">;

/** However many administrators there are, a stranger's form sends no more mails than this. */
const ADMINISTRATORS_TOLD = 20;

// Nobody has shown that the address is theirs: whoever asks could else have us mail words of theirs to anybody.
const notify = (
  runtime: Runtime,
  { name, email }: { name: string | null; email: string },
  letter: (addressee: Addressee) => Mail,
) => mailLater(runtime, async () => letter({ to: email, name, brand: (await loadSettings(runtime)).brandName }));

const nameless = ({ email }: Asked) => ({ name: null, email });

/** Confirms to whoever asked that the request has arrived, and tells the administrators. */
export function mailAccessAsked(runtime: Runtime, request: Asked, statusUrl: string): void {
  notify(runtime, nameless(request), (addressee) => accessReceivedLetter(addressee, statusUrl));
  mailLater(runtime, async () => {
    const url = `${runtime.env.publicUrl}/admin/access-requests/${request.id}`;
    for (const { name, email } of await listPeopleWithScope(runtime.db, "admin", ADMINISTRATORS_TOLD)) {
      notify(runtime, { name, email }, (addressee) => accessAskedLetter(addressee, request, url));
    }
    return null;
  });
}

/** Hands whoever asked the one-time link. */
export const mailAccessApproved = (runtime: Runtime, request: Asked, acceptUrl: string): void =>
  notify(runtime, nameless(request), (addressee) => accessApprovedLetter(addressee, acceptUrl));

/** Tells whoever asked why not. */
export const mailAccessRejected = (runtime: Runtime, request: Asked, reason: string): void =>
  notify(runtime, nameless(request), (addressee) =>
    accessRejectedLetter(addressee, reason, `${runtime.env.publicUrl}/request-access`),
  );
