"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { uiWords } from "@/words/ui";
import { Button } from "./button";
import { Menu, MenuChoice } from "./menu";
import { applyTheme, readTheme, type Theme } from "./theme";

const words = uiWords.themeMenu;

export const THEME_CHOICES = [
  { value: "system", label: words.likeTheSystem, icon: Monitor },
  { value: "light", label: words.light, icon: Sun },
  { value: "dark", label: words.dark, icon: Moon },
] as const;

interface Chosen {
  theme: Theme;
  choose: (theme: Theme) => void;
}

const Context = createContext<Chosen>({ theme: "system", choose: applyTheme });

export function ThemeProvider({ initial, children }: { initial: Theme; children: ReactNode }) {
  const [theme, setTheme] = useState(initial);
  const chosen = useMemo(
    () => ({
      theme,
      choose: (next: Theme) => {
        applyTheme(next);
        setTheme(next);
      },
    }),
    [theme],
  );
  return <Context.Provider value={chosen}>{children}</Context.Provider>;
}

/** The theme chosen in this browser, and a way to choose another. */
export const useTheme = (): Chosen => useContext(Context);

/** Light, dark, or as the system has it. */
export function ThemeMenu() {
  const { theme, choose } = useTheme();
  const { icon: Icon } = THEME_CHOICES.find(({ value }) => value === theme) ?? THEME_CHOICES[0];
  return (
    <Menu
      trigger={
        <Button
          variant="ghost"
          size="icon"
          aria-label={words.theme}
          title={words.theme}
          className="text-muted hover:text-ink"
        >
          <Icon aria-hidden="true" />
        </Button>
      }
    >
      <MenuChoice value={theme} onChange={(value) => choose(readTheme(value))} choices={THEME_CHOICES} />
    </Menu>
  );
}
