import { behaviour } from "./behaviour";
import { choose, chosen, followSystem, type Choice } from "./theme-choice";

behaviour("[data-theme-switch]", group => {
  const buttons = [...group.querySelectorAll<HTMLButtonElement>("button[value]")];
  const mark = () => buttons.forEach(b => b.setAttribute("aria-pressed", String(b.value === chosen())));
  group.hidden = false;
  group.addEventListener("click", event => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[value]");
    if (!button) return;
    choose(button.value as Choice);
    mark();
  });
  mark();
});

followSystem();
