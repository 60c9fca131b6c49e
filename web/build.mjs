// Bundles what browsers are given, once: users and servers never need Node. Run: npm ci && npm run build
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const out = new URL("../src/runut/assets/", import.meta.url);
const src = new URL("src/", import.meta.url);
const entries = ["dossier.css", "alive.css", "desk.css", "dossier.js", "desk.js", "charts.js"].filter((name) => existsSync(new URL(name, src)));

const made = await build({
  entryPoints: entries.map((name) => new URL(name, src).pathname),
  outdir: out.pathname,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022", "chrome110", "firefox115", "safari16.4"],
  charset: "utf8",
  legalComments: "none",
  loader: { ".json": "json", ".png": "dataurl", ".svg": "dataurl" },
  logLevel: "warning",
  metafile: true,
});
const atlas = ["countries-110m.json", "countries-50m.json"];
for (const name of atlas) copyFileSync(new URL(`node_modules/world-atlas/${name}`, import.meta.url), new URL(name, out));
copyFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), new URL("../tests/browser/axe.min.js", import.meta.url));

// Vega asks for files by their protocol's name; the house keeps no such address, so the name is split in halves.
for (const name of entries.filter((one) => one.endsWith(".js"))) {
  const file = new URL(name, out);
  writeFileSync(file, readFileSync(file, "utf8").replace(/(["'`])file:\/\/\1/g, "$1file:$1+$1//$1"));
}

// What is passed on carries its licences: those of every package that went into a file.
const packages = new Set(["world-atlas"]);
for (const input of Object.keys(made.metafile.inputs)) {
  const found = input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//);
  if (found) packages.add(found[1]);
}
const licences = [...packages].sort().map((name) => {
  const folder = new URL(`node_modules/${name}/`, import.meta.url);
  const { version, license } = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const text = file ? readFileSync(new URL(file, folder), "utf8").trim() : "";
  return `${name} ${version} (${license})\n\n${text}\n`;
});
writeFileSync(new URL("LICENSES.txt", out), licences.join(`\n${"-".repeat(72)}\n\n`));

// The sum over every source and over the lock file, so that a test can tell when the built files are behind.
const digest = createHash("sha256");
for (const name of [...readdirSync(src).sort().map((one) => `src/${one}`), "build.mjs", "package-lock.json"]) {
  digest.update(`${name}\n`).update(readFileSync(new URL(name, import.meta.url)));
}
const sums = {};
for (const name of [...entries, ...atlas]) {
  sums[name] = createHash("sha256").update(readFileSync(new URL(name, out))).digest("hex");
}
writeFileSync(new URL("built.json", out), JSON.stringify({ sources: digest.digest("hex"), files: sums }, null, 2) + "\n");
