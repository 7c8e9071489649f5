/** What an account form knows after it was sent; on success most actions go to another page instead. */
export interface FormState {
  status: "idle" | "error" | "done";
  /** For the form as a whole. */
  message?: string;
  /** By field name. */
  fields?: Record<string, string>;
  /** What was typed, to stand in the form again; never a password. */
  values?: Record<string, string>;
}

export const IDLE: FormState = { status: "idle" };
