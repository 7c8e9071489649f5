"use client";

import NextLink from "next/link";
import { type ComponentProps, useState } from "react";

/**
 * A link that fetches where it leads once somebody means to go there: points at it, touches it or comes to it by
 * keyboard. Next's own fetches every link in sight, which costs the server some thirty requests a page.
 */
export function Link({ onPointerEnter, onFocus, ...props }: ComponentProps<typeof NextLink>) {
  const [meant, setMeant] = useState(false);
  return (
    <NextLink
      {...props}
      prefetch={meant ? null : false}
      onPointerEnter={(event) => {
        setMeant(true);
        onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        setMeant(true);
        onFocus?.(event);
      }}
    />
  );
}
