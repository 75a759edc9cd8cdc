import { behaviour } from "./behaviour";

behaviour("button[data-print]", button => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});
