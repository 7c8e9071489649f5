"use client";

import { Trash2, Upload } from "lucide-react";
import { type ChangeEvent, type ReactNode, useId, useRef, useState } from "react";
import { toast } from "sonner";
import { LOGO_LIMIT } from "../contracts/picture";
import { Button } from "./button";
import { FieldError } from "./field";
import { fieldRefusal } from "./form-errors";

const ACCEPT = "image/png,image/jpeg,image/gif,image/webp";

/** The file in base64. */
const toBase64 = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

interface LogoFieldProps {
  words: Record<
    "logo" | "file" | "uploadLogo" | "replaceLogo" | "removeLogo" | "hint" | "tooLarge" | "saved" | "removed",
    string
  >;
  /** As it is now. */
  preview: ReactNode;
  present: boolean;
  /** Takes the picture in base64. */
  upload: { mutateAsync: (picture: string) => Promise<unknown>; isPending: boolean };
  remove: { mutateAsync: () => Promise<unknown>; isPending: boolean };
}

/** A logo: upload one, replace it, take it away. It is saved at once, apart from the form that it stands beside. */
export function LogoField({ words, preview, present, upload, remove }: LogoFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<string | null>(null);

  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    // So that the same file can be chosen again after it was mended.
    event.target.value = "";
    if (!file) return;
    if (file.size > LOGO_LIMIT) return setError(words.tooLarge);
    setError(null);
    try {
      await upload.mutateAsync(await toBase64(file));
      toast.success(words.saved);
    } catch (failure) {
      setError(fieldRefusal(failure, "picture") ?? null);
    }
  };
  const takeAway = () =>
    remove.mutateAsync().then(
      () => toast.success(words.removed),
      (failure: unknown) => setError(fieldRefusal(failure, "picture") ?? null),
    );

  return (
    <div className="grid gap-1.5">
      <p id={`${id}-label`} className="font-medium">
        {words.logo}
      </p>
      <div className="flex items-center gap-4">
        {preview}
        <div className="flex flex-wrap gap-2">
          <input
            ref={input}
            type="file"
            accept={ACCEPT}
            tabIndex={-1}
            aria-label={words.file}
            className="sr-only"
            onChange={choose}
          />
          <Button
            variant="secondary"
            size="sm"
            pending={upload.isPending}
            aria-describedby={`${id}-hint`}
            onClick={() => input.current?.click()}
          >
            {!upload.isPending && <Upload aria-hidden="true" />}
            {present ? words.replaceLogo : words.uploadLogo}
          </Button>
          {present && (
            <Button variant="ghost" size="sm" pending={remove.isPending} onClick={takeAway}>
              {!remove.isPending && <Trash2 aria-hidden="true" />}
              {words.removeLogo}
            </Button>
          )}
        </div>
      </div>
      {error && (
        <div role="alert">
          <FieldError>{error}</FieldError>
        </div>
      )}
      <p id={`${id}-hint`} className="text-muted text-sm">
        {words.hint}
      </p>
    </div>
  );
}
