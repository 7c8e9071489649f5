import { issueToPerson } from "../issue-to-person";
import { type Grant, required } from "./grant";

/** A person's own user name and password, without a client between (CONTRACT §2.4). */
export const login: Grant = async (core, request) => {
  const username = required(request, "username");
  const person = await core.signIn(username, required(request, "password"), request.address);
  return issueToPerson(core, request, { person });
};
