// The dossier, alive: views of the story that were worked out beforehand take each other's place.
import { chart, map } from "./alive.js";

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const { ui, kinds } = read("runut-words");

function make(tag, more = {}, ...inside) {
  const node = Object.assign(document.createElement(tag), more);
  node.append(...inside);
  return node;
}

// What is put in was printed by the template that printed the page, everything escaped.
function show(told, story, key) {
  const runs = (story.views[key] ?? "").split(" ").filter(Boolean).map((one) => parseInt(one, 36));
  const lines = [];
  for (let at = 0; at < runs.length; at += 2) lines.push(...story.lines.slice(runs[at], runs[at] + runs[at + 1]));
  told.innerHTML = lines.join("\n");
  if (!lines.length) told.append(make("p", { className: "empty", textContent: ui.nothing_then }));
}

function enliven(told) {
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      seen.unobserve(entry.target);
      if (entry.target.dataset.chart) chart(entry.target);
      else map(entry.target);
    }
  }, { rootMargin: "300px" });
  for (const figure of told.querySelectorAll("figure[data-chart], figure[data-map]")) seen.observe(figure);
}

function filter(told, kind) {
  for (const node of told.querySelectorAll("[data-kind]")) node.hidden = Boolean(kind) && node.dataset.kind !== kind;
}

function choice(label, name, options, chosen) {
  const select = make("select", { name }, ...options.map(([value, text]) => make("option", { value, textContent: text, selected: value === chosen })));
  return [make("label", {}, `${label} `, select), select];
}

function controls(box, story) {
  const told = box.parentElement.querySelector(".told");
  const [codebookLabel, codebook] = choice(ui.codebook, "codebook", story.codebooks.map((one) => [one, one]), story.codebook);
  const [withoutLabel, without] = choice(ui.without, "without", [["", "–"], ...story.outlets.map((one) => [one, one])], "");
  const here = new Set([...told.querySelectorAll("[data-kind]")].map((node) => node.dataset.kind));
  const [kindLabel, kind] = choice(ui.kind, "kind", [["", ui.all_kinds], ...[...here].map((one) => [one, kinds[one]])], "");
  const last = Math.max(story.days.length - 1, 0);
  const range = make("input", { type: "range", min: 0, max: last, value: last, name: "as_of" });
  const shown = make("output", { textContent: ui.now });
  const update = () => {
    const at = Number(range.value);
    const day = at < last ? story.days[at] : "";
    shown.textContent = day || ui.now;
    range.setAttribute("aria-valuetext", shown.textContent);
    show(told, story, `${codebook.value}|${day}|${without.value}`);
    filter(told, kind.value);
    enliven(told);
  };
  codebook.addEventListener("change", update);
  kind.addEventListener("change", () => filter(told, kind.value));
  // One at a time: every day without every source would be too many to carry.
  range.addEventListener("input", () => {
    without.value = "";
    update();
  });
  without.addEventListener("change", () => {
    range.value = last;
    update();
  });
  box.append(codebookLabel);
  if (last) box.append(make("label", { className: "slider" }, `${ui.as_of} `, range, shown));
  if (story.outlets.length) box.append(withoutLabel);
  if (here.size > 1) box.append(kindLabel);
  enliven(told);
}

async function unpacked(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}

unpacked("runut-data").then((stories) => {
  for (const box of document.querySelectorAll(".controls[data-story]")) controls(box, stories[box.dataset.story]);
});
