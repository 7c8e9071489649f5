import { type Caller, NO_BOUNDS } from "../../access/caller";

/** A caller with these scopes, as the gate would make one. */
export const callerWith = (...scopes: string[]): Caller => ({
  credential: { noun: "test", id: "test" },
  actors: { userId: "usr_test" },
  user: {
    id: "usr_test",
    accountNumber: 100_001,
    name: "Test Person",
    email: "test@example.com",
    username: "test",
    role: "Consumer",
  },
  clientId: null,
  subject: "usr_test",
  scopes,
  bounds: NO_BOUNDS,
  address: "127.0.0.1",
  session: null,
});
