import { behaviour } from "./behaviour";

const units: Array<[Intl.RelativeTimeFormatUnit, seconds: number]> = [
  ["year", 31_536_000], ["month", 2_592_000], ["day", 86_400], ["hour", 3_600], ["minute", 60],
];
const shown = new Set<HTMLTimeElement>();

function text(time: HTMLTimeElement): string {
  const language = document.documentElement.lang || "en";
  const style = time.dataset["relative"] === "short" ? "short" : "long";
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto", style });
  const seconds = (Date.parse(time.dateTime) - Date.now()) / 1000;
  const [unit, size] = units.find(([, s]) => Math.abs(seconds) >= s) ?? ["second", Infinity];
  return format.format(Math.trunc(seconds / size), unit);
}

function refresh(): void {
  for (const time of shown) {
    if (!time.isConnected) shown.delete(time);
    else time.textContent = text(time);
  }
}

behaviour("time[data-relative][datetime]", element => {
  const time = element as HTMLTimeElement;
  if (Number.isNaN(Date.parse(time.dateTime))) return;
  time.title ||= time.textContent?.trim() ?? "";
  shown.add(time);
  time.textContent = text(time);
});

setInterval(refresh, 30_000);
document.addEventListener("visibilitychange", () => document.hidden || refresh());
