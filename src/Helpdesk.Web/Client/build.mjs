// Builds ../wwwroot/dist: site.css, site.js, theme.js, icons.svg, favicon.svg and the fonts.
import { cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { context } from "esbuild";
import { compile } from "sass";

const out = new URL("../wwwroot/dist/", import.meta.url);
const here = path => new URL(path, import.meta.url);
const watch = process.argv.includes("--watch");
const minify = process.env.NODE_ENV !== "development";

async function styles() {
  const { css } = compile(here("styles/site.scss").pathname, {
    loadPaths: [here("node_modules").pathname],
    style: minify ? "compressed" : "expanded",
    quietDeps: true,
    silenceDeprecations: ["import", "global-builtin", "if-function"],
  });
  await writeFile(new URL("site.css", out), css);
}

function symbol(name, svg) {
  const viewBox = /viewBox="([^"]+)"/.exec(svg)[1];
  const body = svg.replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "").replace(/\s*\n\s*/g, "");
  return `<symbol id="${name}" viewBox="${viewBox}">${body}</symbol>`;
}

async function icons() {
  const library = here("node_modules/bootstrap-icons/icons/");
  const names = JSON.parse(await readFile(here("icons.json"), "utf8"));
  const own = (await readdir(here("icons/"))).filter(f => f.endsWith(".svg")).sort();
  const symbols = [
    ...await Promise.all(names.map(async n => symbol(n, await readFile(new URL(`${n}.svg`, library), "utf8")))),
    ...await Promise.all(own.map(async f => symbol(f.slice(0, -4), await readFile(here(`icons/${f}`), "utf8")))),
  ];
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg" fill="currentColor">${symbols.join("\n")}</svg>\n`;
  await writeFile(new URL("icons.svg", out), sprite);
}

/** The logo as browsers show it in a tab: no page lends it a colour, so it brings the brand's. */
async function favicon() {
  const logo = await readFile(here("icons/logo.svg"), "utf8");
  await writeFile(new URL("favicon.svg", out), logo.replace('fill="currentColor"', 'fill="#0b6b66"'));
}

async function fonts() {
  const inter = here("node_modules/@fontsource-variable/inter/");
  await mkdir(new URL("fonts/", out), { recursive: true });
  for (const subset of ["latin", "latin-ext"]) {
    await cp(new URL(`files/inter-${subset}-wght-normal.woff2`, inter), new URL(`fonts/inter-${subset}.woff2`, out));
  }
  await cp(new URL("LICENSE", inter), new URL("fonts/inter-licence.txt", out));
}

await mkdir(out, { recursive: true });
const scripts = await context({
  entryPoints: { site: here("src/site.ts").pathname, theme: here("src/theme.ts").pathname },
  outdir: out.pathname,
  bundle: true,
  minify,
  format: "iife",
  target: "es2022",
  sourcemap: minify ? false : "linked",
  logLevel: "warning",
});
await Promise.all([styles(), icons(), favicon(), fonts(), scripts.rebuild()]);
if (watch) {
  const { watch: onChange } = await import("node:fs");
  await scripts.watch();
  onChange(here("styles/"), () => styles().catch(error => console.error(error.message)));
} else {
  await scripts.dispose();
}
