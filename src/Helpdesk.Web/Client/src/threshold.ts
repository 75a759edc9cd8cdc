// data-threshold="… {0} …": says from which probability on an attempt pays, while its costs are typed. Saved, the server says the same.
import { behaviour } from "./behaviour";

behaviour("[data-threshold]", element => {
  const text = element.querySelector<HTMLElement>("[data-threshold-text]");
  const cost = (name: string) => element.querySelector<HTMLInputElement>(`[data-cost=${name}]`)?.valueAsNumber ?? NaN;
  element.addEventListener("input", () => {
    const least = (cost("attempt") + cost("failed")) / (cost("next") + cost("failed"));
    if (!text) return;
    const share = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" }).format(least);
    text.textContent = Number.isFinite(least) && least >= 0 ? (element.dataset["threshold"] ?? "").replace("{0}", share) : "";
  });
});
