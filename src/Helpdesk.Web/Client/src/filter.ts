// <form data-submit-on-change>: a filter bar answers at once; its button stays for everybody without scripts.
import { behaviour } from "./behaviour";

behaviour("form[data-submit-on-change]", element => {
  const form = element as HTMLFormElement;
  form.querySelectorAll<HTMLElement>("[data-submit]").forEach(button => button.classList.add("visually-hidden-focusable"));
  form.addEventListener("change", event => {
    if (event.target instanceof HTMLSelectElement || (event.target as HTMLInputElement).type === "checkbox") form.requestSubmit();
  });
});
