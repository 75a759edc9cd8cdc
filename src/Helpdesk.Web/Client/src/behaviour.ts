/** Runs `enhance` once for every element that matches, now and for content added later through `attach`. */
type Enhance = (element: HTMLElement) => void;

const behaviours: Array<[selector: string, enhance: Enhance]> = [];
const done = new WeakMap<HTMLElement, Set<Enhance>>();

export function behaviour(selector: string, enhance: Enhance): void {
  behaviours.push([selector, enhance]);
}

export function attach(root: ParentNode = document): void {
  for (const [selector, enhance] of behaviours) {
    for (const element of root.querySelectorAll<HTMLElement>(selector)) {
      const applied = done.get(element) ?? new Set<Enhance>();
      if (applied.has(enhance)) continue;
      done.set(element, applied.add(enhance));
      enhance(element);
    }
  }
}
