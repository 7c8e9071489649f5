import type { z } from "zod";
import type { me } from "@/lib/contracts/account";

/** Whoever is signed in, as the settings show them. */
export type Me = z.output<typeof me>;
