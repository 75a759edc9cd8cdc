// Loaded in <head>, before the first paint, so that no page flashes in the wrong theme.
import { chosen, show } from "./theme-choice";

show(chosen());
document.documentElement.classList.add("js");
