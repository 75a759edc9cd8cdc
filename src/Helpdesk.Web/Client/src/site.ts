import { attach } from "./behaviour";
import "./autosize";
import "./cascade";
import "./copy";
import "./counter";
import "./drawer";
import "./filter";
import "./form-guard";
import "./load";
import "./menu";
import "./print";
import "./relative-time";
import "./row-link";
import "./rows";
import "./theme-switch";
import "./threshold";
import "./time-zone";
import "./toasts";
import "./waiting";
import "./wizard";

attach();
document.addEventListener("helpdesk:added", event => {
  if (event.target instanceof HTMLElement) attach(event.target.parentNode ?? document);
});
