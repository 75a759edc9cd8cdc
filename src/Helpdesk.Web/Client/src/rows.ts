// Repeating rows for a list the server binds as Name[0].Field, Name[1].Field …
import { behaviour } from "./behaviour";

const attributes = ["name", "id", "for", "aria-describedby", "aria-labelledby", "data-valmsg-for"];

function renumber(row: Element, index: number): void {
  for (const part of row.querySelectorAll("*")) {
    for (const attribute of attributes) {
      const value = part.getAttribute(attribute);
      if (value) part.setAttribute(attribute, value.replace(/\[\d+\]/, `[${index}]`).replace(/_\d+__/, `_${index}__`));
    }
  }
  const number = row.querySelector("[data-row-number]");
  if (number) number.textContent = String(index + 1);
}

function empty(row: Element): void {
  for (const field of row.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")) {
    field.value = field.defaultValue = "";
    field.classList.remove("is-invalid");
    field.removeAttribute("aria-invalid");
  }
  row.querySelectorAll<HTMLSelectElement>("select").forEach(s => (s.selectedIndex = 0));
  row.querySelectorAll(".invalid-feedback").forEach(e => e.remove());
}

behaviour("[data-rows]", list => {
  const most = Number(list.dataset["rows"]) || 20;
  const add = list.querySelector<HTMLButtonElement>("[data-row-add]");
  const rows = () => [...list.querySelectorAll<HTMLElement>("[data-row]")];
  const refresh = () => {
    rows().forEach(renumber);
    rows().forEach(row => row.querySelectorAll<HTMLElement>("[data-row-remove]").forEach(b => (b.hidden = rows().length < 2)));
    if (add) add.hidden = rows().length >= most;
  };
  const focus = (row?: Element) => row?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, select")?.focus();

  list.addEventListener("click", event => {
    const target = event.target as Element;
    const removed = target.closest("[data-row-remove]")?.closest<HTMLElement>("[data-row]");
    const last = rows().at(-1);
    if (removed && rows().length > 1) {
      event.preventDefault();
      const at = rows().indexOf(removed);
      removed.remove();
      refresh();
      focus(rows()[Math.max(0, at - 1)]);
    } else if (target.closest("[data-row-add]") && last && rows().length < most) {
      event.preventDefault();
      const copy = last.cloneNode(true) as HTMLElement;
      empty(copy);
      last.after(copy);
      refresh();
      copy.dispatchEvent(new CustomEvent("helpdesk:added", { bubbles: true }));
      focus(copy);
    }
  });
  refresh();
});
