import { readCookie, writeCookie } from "./cookie";

export type Choice = "light" | "dark" | "auto";

const dark = matchMedia("(prefers-color-scheme: dark)");

export function chosen(): Choice {
  const value = readCookie("theme");
  return value === "light" || value === "dark" ? value : "auto";
}

export function show(choice: Choice): void {
  const theme = choice === "auto" ? (dark.matches ? "dark" : "light") : choice;
  document.documentElement.dataset["bsTheme"] = theme;
}

export function choose(choice: Choice): void {
  writeCookie("theme", choice);
  show(choice);
}

export function followSystem(): void {
  dark.addEventListener("change", () => show(chosen()));
}
