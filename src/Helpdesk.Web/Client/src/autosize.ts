import { behaviour } from "./behaviour";

behaviour("textarea[data-autosize]", element => {
  if (CSS.supports("field-sizing", "content")) {
    element.classList.add("autosize");
    return;
  }
  const grow = () => {
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight + 2}px`;
  };
  element.addEventListener("input", grow);
  if (element.scrollHeight > element.clientHeight) grow();
});
