// data-count="id": writes how many characters are left into that element, politely and not at every key.
import { behaviour } from "./behaviour";

behaviour("textarea[data-count], input[data-count]", element => {
  const field = element as HTMLTextAreaElement;
  const target = document.getElementById(field.dataset["count"] ?? "");
  if (!target || field.maxLength < 0) return;
  let timer = 0;
  const write = () => {
    const template = target.dataset["text"] ?? "{0}";
    target.textContent = template.replace("{0}", String(field.maxLength - field.value.length));
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(write, 400);
  });
  write();
});
