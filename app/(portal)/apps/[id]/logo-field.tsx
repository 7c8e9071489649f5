"use client";

import { Trash2, Upload } from "lucide-react";
import { type ChangeEvent, useId, useRef, useState } from "react";
import { toast } from "sonner";
import { type App, LOGO_LIMIT } from "@/lib/contracts/apps";
import { useRemoveAppLogo, useSetAppLogo } from "@/lib/hooks/use-apps";
import { AppLogo } from "@/lib/ui/app-logo";
import { Button } from "@/lib/ui/button";
import { FieldError } from "@/lib/ui/field";
import { fieldRefusal } from "@/lib/ui/form-errors";
import { appsWords } from "@/words/apps";

const words = appsWords.logo;

const ACCEPT = "image/png,image/jpeg,image/gif,image/webp";

/** The file in base64. */
const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

/** The app's logo: upload one, replace it, take it away. It is saved at once, apart from the rest of the settings. */
export function LogoField({ app }: { app: App }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const upload = useSetAppLogo(app.id);
  const remove = useRemoveAppLogo(app.id);
  const [error, setError] = useState<string | null>(null);

  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    // So that the same file can be chosen again after it was mended.
    event.target.value = "";
    if (!file) return;
    if (file.size > LOGO_LIMIT) return setError(words.tooLarge);
    setError(null);
    try {
      await upload.mutateAsync(await base64Of(file));
      toast.success(words.saved);
    } catch (failure) {
      setError(fieldRefusal(failure, "picture") ?? null);
    }
  };
  const takeAway = () =>
    remove.mutate(undefined, {
      onSuccess: () => toast.success(words.removed),
      onError: (failure) => setError(fieldRefusal(failure, "picture") ?? null),
    });

  return (
    <div className="grid gap-1.5">
      <p id={`${id}-label`} className="font-medium">
        {words.logo}
      </p>
      <div className="flex items-center gap-4">
        <AppLogo name={app.name} logoUrl={app.logoUrl} className="size-16 text-xl" />
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
            {app.logoUrl ? words.replaceLogo : words.uploadLogo}
          </Button>
          {app.logoUrl && (
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
