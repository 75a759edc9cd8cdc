// <button data-copy="HD-000123" data-copied="Copied">: confirms in the button and to screen readers.
import { behaviour } from "./behaviour";
import { announce } from "./announce";

behaviour("button[data-copy]", button => {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset["copy"] ?? "");
    button.classList.add("is-done");
    announce(button.dataset["copied"] ?? "");
    setTimeout(() => button.classList.remove("is-done"), 1_500);
  });
});
