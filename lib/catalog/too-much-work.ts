import { ApiError } from "../api-error";

/** The refusal of a statement that would cost too much, or has. `hint`: what it is, and what to write instead. */
export const tooMuchWork = (hint: string, cause?: unknown): ApiError =>
  new ApiError("validation", `This asks for more work than one request may cost. ${hint}`, { cause });
