// A click anywhere in <tr data-href> follows the row's link. Keyboards use the link itself.
import { behaviour } from "./behaviour";

behaviour("table[data-row-links]", table => {
  table.addEventListener("click", event => {
    const target = event.target as Element;
    const row = target.closest<HTMLElement>("tr[data-href]");
    if (!row || target.closest("a, button, input, select, label, summary") || getSelection()?.toString()) return;
    const href = row.dataset["href"] ?? "";
    if (event.ctrlKey || event.metaKey) window.open(href, "_blank", "noopener");
    else location.assign(href);
  });
});
