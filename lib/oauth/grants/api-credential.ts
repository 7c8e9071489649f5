import { issueToPerson } from "../issue-to-person";
import { type Grant, required } from "./grant";

/** A B2B API credential, made in the portal, for a pair of tokens that act as its account (CONTRACT §2.3). */
export const apiCredential: Grant = async (core, request) => {
  const username = required(request, "username");
  const shown = await core.signInCredential(username, required(request, "password"), request.address);
  return issueToPerson(core, request, shown);
};
