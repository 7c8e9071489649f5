import { z } from "zod";

/** Schemes that lead to the web, to a program that anybody has, or run what follows them: nobody's app owns one. */
const TAKEN =
  /^(https?|wss?|ftps?|sftp|ssh|javascript|vbscript|data|file|blob|about|filesystem|view-source|mailto|tel|sms|intent|chrome(-extension)?|moz-extension)$/;

/** Schemes of native apps that are no domain name turned round (RFC 8252 §7.1), such as `cursor` of `cursor://…`. */
export const privateUseSchemes = z
  .array(
    z
      .string({ error: "Schemes must be a list of texts." })
      .trim()
      .toLowerCase()
      .transform((text) => text.replace(/:(\/\/)?$/, ""))
      .pipe(
        z
          .string()
          .regex(/^[a-z][a-z0-9+.-]{1,39}$/, "Give the scheme of an app, such as cursor or vscode.")
          .refine((scheme) => !TAKEN.test(scheme), "That scheme belongs to no app."),
      ),
    { error: "Schemes must be a list." },
  )
  .max(100, "At most 100 schemes.")
  .transform((schemes) => [...new Set(schemes)]);
