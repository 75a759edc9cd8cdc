// data-load="address": a <details> that fetches a part of another page when it is first opened. Without scripts it holds a link there.
import { attach, behaviour } from "./behaviour";

behaviour("details[data-load]", element => {
  const details = element as HTMLDetailsElement;
  const into = details.querySelector<HTMLElement>("[data-load-into]");
  const load = async () => {
    if (!details.open || !into) return;
    details.removeEventListener("toggle", load);
    const answer = await fetch(details.dataset["load"] ?? "", { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = answer.ok ? page.getElementById(details.dataset["loadPart"] ?? "") : null;
    if (!part) return;
    into.replaceChildren(...part.childNodes);
    attach(into);
  };
  details.addEventListener("toggle", load);
});
