// Messages in <div data-toasts role="status"> can be dismissed. They never leave by themselves: some people read slowly.
import { behaviour } from "./behaviour";

behaviour("[data-toasts]", region => {
  region.querySelectorAll<HTMLElement>("[data-dismiss]").forEach(button => (button.hidden = false));
  region.addEventListener("click", event => {
    (event.target as Element).closest("[data-dismiss]")?.closest(".toast-note")?.remove();
  });
  region.addEventListener("keydown", event => {
    if (event.key === "Escape") (event.target as Element).closest(".toast-note")?.remove();
  });
});

/** For live updates: shows one more message, as text. */
export function toast(text: string, link?: { href: string; label: string }): void {
  const region = document.querySelector<HTMLElement>("[data-toasts]");
  const template = region?.querySelector<HTMLTemplateElement>("template");
  const note = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
  if (!region || !note) return;
  note.querySelector("[data-text]")!.textContent = text;
  const anchor = note.querySelector<HTMLAnchorElement>("a");
  if (anchor && link) Object.assign(anchor, { href: link.href, textContent: link.label });
  else anchor?.remove();
  region.append(note);
}
