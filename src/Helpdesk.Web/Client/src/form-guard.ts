// A form is sent once. With data-guard="question" it also asks before unsaved text is left behind.
import { behaviour } from "./behaviour";

const sending = new WeakSet<HTMLFormElement>();
const retryAfter = 20_000;

function changed(form: HTMLFormElement): boolean {
  return [...form.elements].some(e =>
    e instanceof HTMLTextAreaElement ? e.value !== e.defaultValue
      : e instanceof HTMLInputElement && ["text", "email", "search", "tel", "url"].includes(e.type) && e.value !== e.defaultValue);
}

function release(form: HTMLFormElement): void {
  sending.delete(form);
  for (const button of form.querySelectorAll<HTMLElement>("[data-was-busy]")) {
    button.removeAttribute("aria-disabled");
    button.removeAttribute("data-was-busy");
  }
}

behaviour("form[method=post]", element => {
  const form = element as HTMLFormElement;
  form.addEventListener("submit", event => {
    if (sending.has(form)) return event.preventDefault();
    sending.add(form);
    // aria-disabled keeps the focus, and the clicked button's own name and value are still sent
    if (event.submitter) {
      event.submitter.setAttribute("aria-disabled", "true");
      event.submitter.setAttribute("data-was-busy", "");
    }
    setTimeout(() => event.defaultPrevented && release(form));
    setTimeout(() => release(form), retryAfter);
  });
  addEventListener("pageshow", () => release(form));
});

behaviour("form[data-guard]", element => {
  const form = element as HTMLFormElement;
  addEventListener("beforeunload", event => {
    if (!sending.has(form) && changed(form)) event.preventDefault();
  });
});
