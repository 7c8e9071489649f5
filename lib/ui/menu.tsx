"use client";

import { Check, type LucideIcon } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** A menu that opens from a button. */
export function Menu({
  trigger,
  align = "end",
  children,
}: {
  trigger: ReactNode;
  align?: "start" | "end";
  children: ReactNode;
}) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 min-w-52 max-w-[calc(100vw-16px)] animate-rise rounded-lg border border-hairline bg-raised p-1 shadow-overlay"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const itemClasses =
  "flex h-9 select-none items-center gap-2.5 rounded-md px-2.5 text-base outline-none data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted";

/** One thing to do. With `asChild` its one child is a link. */
export function MenuItem({ className, danger, ...props }: ComponentProps<typeof Radix.Item> & { danger?: boolean }) {
  return (
    <Radix.Item
      className={cn(
        itemClasses,
        "cursor-pointer",
        danger && "text-bad data-highlighted:bg-bad-tint [&_svg]:text-bad",
        className,
      )}
      {...props}
    />
  );
}

export const MenuSeparator = () => <Radix.Separator className="-mx-1 my-1 h-px bg-hairline" />;

interface MenuChoiceProps {
  value: string;
  onChange: (value: string) => void;
  choices: readonly { value: string; label: string; icon: LucideIcon }[];
}

/** One of several, the present one ticked. */
export function MenuChoice({ value, onChange, choices }: MenuChoiceProps) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange}>
      {choices.map(({ value: each, label, icon: Icon }) => (
        <Radix.RadioItem key={each} value={each} className={cn(itemClasses, "cursor-pointer")}>
          <Icon aria-hidden="true" />
          <span className="flex-1">{label}</span>
          <Radix.ItemIndicator>
            <Check aria-hidden="true" />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}
