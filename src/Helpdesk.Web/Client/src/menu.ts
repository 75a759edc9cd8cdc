// <details data-menu>: closes on Escape, on a click elsewhere and when the focus leaves.
import { behaviour } from "./behaviour";

behaviour("details[data-menu]", element => {
  const menu = element as HTMLDetailsElement;
  menu.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  menu.addEventListener("focusout", event => {
    if (event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  document.addEventListener("click", event => {
    if (menu.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
});
