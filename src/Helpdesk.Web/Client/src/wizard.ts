// <form data-wizard="meter id">: shows how many of the required questions of this step are answered.
import { behaviour } from "./behaviour";

behaviour("form[data-wizard]", element => {
  const form = element as HTMLFormElement;
  const meter = document.getElementById(form.dataset["wizard"] ?? "");
  if (!meter) return;
  const update = () => {
    const required = [...form.elements].filter((e): e is HTMLInputElement => e.hasAttribute("required"));
    const names = new Set(required.map(e => e.name));
    const answered = [...names].filter(name => required.filter(e => e.name === name).some(e => e.validity.valid)).length;
    const template = meter.dataset["text"] ?? "{0}/{1}";
    meter.textContent = template.replace("{0}", String(answered)).replace("{1}", String(names.size));
    meter.classList.toggle("is-complete", answered === names.size);
  };
  form.addEventListener("input", update);
  update();
});
