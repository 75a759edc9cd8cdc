// data-waiting="address": the numbers in the navigation, read again while somebody sees the page. A new offer is said aloud.
import { announce } from "./announce";
import { behaviour } from "./behaviour";

const every = 20_000;

behaviour("[data-waiting]", rail => {
  const refresh = async () => {
    if (document.hidden) return;
    // Whoever was signed out meanwhile would be led to another page, and one that is away for a moment answers next time.
    const answer = await fetch(rail.dataset["waiting"] ?? "", { credentials: "same-origin", redirect: "error" }).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const now of page.querySelectorAll<HTMLElement>("[data-newest]")) {
      const before = document.getElementById(now.id);
      if (!before) continue;
      if (Number(now.dataset["newest"]) > Number(before.dataset["newest"])) announce(now.dataset["said"] ?? "");
      before.replaceWith(now);
    }
  };
  if (rail.dataset["unknown"] === "yes") void refresh();
  setInterval(refresh, every);
  document.addEventListener("visibilitychange", refresh);
});
