// The side navigation on a phone opens by its link (#nav, works without scripts); here it also closes on Escape.
import { behaviour } from "./behaviour";

behaviour("[data-drawer]", drawer => {
  const opener = document.querySelector<HTMLAnchorElement>(`a[href="#${drawer.id}"]`);
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || location.hash !== `#${drawer.id}`) return;
    location.hash = "main";
    opener?.focus();
  });
  addEventListener("hashchange", () => {
    if (location.hash === `#${drawer.id}`) drawer.querySelector<HTMLElement>("a, button")?.focus();
  });
});
