// <select data-cascade="Input_Family"> shows only options whose data-parent is the value chosen there.
// Without scripts all options stay, grouped by <optgroup>.
import { behaviour } from "./behaviour";

behaviour("select[data-cascade]", element => {
  const select = element as HTMLSelectElement;
  const parent = document.getElementById(select.dataset["cascade"] ?? "") as HTMLSelectElement | null;
  if (!parent) return;
  const everything = [...select.children].map(child => child.cloneNode(true) as Element);
  const fits = (option: Element) => !(option as HTMLElement).dataset["parent"] || (option as HTMLElement).dataset["parent"] === parent.value;

  const filter = () => {
    const before = select.value;
    const visible = everything
      .filter(child => child instanceof HTMLOptionElement ? fits(child) || !parent.value : !parent.value || fits(child))
      .map(child => child.cloneNode(true) as Element);
    const flat = visible.length <= 2 && parent.value
      ? visible.flatMap(child => child instanceof HTMLOptGroupElement ? [...child.children] : [child])
      : visible;
    select.replaceChildren(...flat);
    select.value = [...select.options].some(o => o.value === before) ? before : select.options[0]?.value ?? "";
    if (select.value !== before) select.dispatchEvent(new Event("change", { bubbles: true }));
  };
  parent.addEventListener("change", filter);
  filter();
});
