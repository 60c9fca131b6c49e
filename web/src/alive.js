// Pictures that answer: zoom, pan, point, follow. The drawing that was there stays for print, and where this fails.
import L from "leaflet";
import * as vega from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile } from "vega-lite";

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function rows(data) {
  return data.rows.map((row) => {
    const ends = [row.low, row.value, row.high].filter((one) => one !== null);
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    return { ...row, from: row.low ?? low * 0.72, to: row.high ?? high * 1.32, opensUp: row.high === null, opensDown: row.low === null };
  });
}

const middle = (row) => row.value ?? (data_is_open(row) ? row.low ?? row.high : Math.sqrt(Math.max(row.low, 1) * row.high));
const data_is_open = (row) => row.low === null || row.high === null;

function lines(pairs, all) {
  const at = new Map(all.map((row) => [row.x, row]));
  return pairs.flatMap(([one, other], n) => [one, other].filter((x) => at.has(x)).map((x) => ({ n, x, y: middle(at.get(x)) })));
}

export function spec(data) {
  const all = rows(data);
  const labels = Object.fromEntries(data.days.map(([at, text]) => [at, text]));
  const most = Math.max(...all.map((row) => row.to));
  const least = Math.min(...all.map((row) => Math.max(row.from, 1)));
  const tone = { field: "is", type: "nominal", legend: null, scale: { domain: ["against", "step", "part", "said"], range: [colour("against"), colour("link"), colour("mark"), colour("mark")] } };
  const x = { field: "x", type: "quantitative", scale: { domain: [44, 720], nice: false, zero: false }, axis: { title: null, grid: false, values: data.days.map(([at]) => at), labelExpr: `${JSON.stringify(labels)}[datum.value]`, ticks: false } };
  const y = (field) => ({ field, type: "quantitative", title: null, scale: data.log ? { type: "log", domain: [least, most * 1.1], nice: false } : { domain: [0, most * 1.05], nice: false }, axis: { tickCount: 4, labelExpr: `replace(format(datum.value, ','), regexp(',', 'g'), '${data.thousands}')` } });
  const tooltip = ["quantity", "words", "who", "outlet", "day"].map((field) => ({ field, type: "nominal" }));
  const href = { field: "href", type: "nominal" };
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json".replace("https://vega.github.io/", ""),
    width: "container",
    height: 190,
    background: null,
    padding: 2,
    config: { font: "system-ui, sans-serif", view: { stroke: null }, axis: { labelColor: colour("quiet"), gridColor: colour("line"), domain: false, tickColor: colour("line"), labelFontSize: 11 } },
    layer: [
      { params: [{ name: "zoom", select: { type: "interval", encodings: ["x"] }, bind: "scales" }], data: { values: all }, mark: { type: "rule", strokeWidth: 4, opacity: 0.5, strokeCap: "round", cursor: "pointer" }, encoding: { x, y: y("from"), y2: { field: "to" }, color: tone, tooltip, href } },
      { data: { values: lines(data.trail, all) }, mark: { type: "line", strokeWidth: 1.2, color: colour("link"), opacity: 0.8 }, encoding: { x, y: y("y"), detail: { field: "n" } } },
      { data: { values: lines(data.against, all) }, mark: { type: "line", strokeWidth: 1.4, strokeDash: [4, 3], color: colour("against") }, encoding: { x, y: y("y"), detail: { field: "n" } } },
      { data: { values: all.filter((row) => row.opensUp) }, mark: { type: "point", shape: "triangle-up", filled: true, size: 45, opacity: 1 }, encoding: { x, y: y("to"), color: tone } },
      { data: { values: all.filter((row) => row.opensDown) }, mark: { type: "point", shape: "triangle-down", filled: true, size: 45, opacity: 1 }, encoding: { x, y: y("from"), color: tone } },
      { data: { values: all.filter((row) => row.value !== null) }, mark: { type: "circle", size: 60, opacity: 1, cursor: "pointer" }, encoding: { x, y: y("value"), color: tone, tooltip, href } },
    ],
  };
}

// Words go in as text and nothing else: a page may call itself <img onerror=...>.
function tip(holder) {
  const box = document.createElement("div");
  box.className = "tip";
  box.hidden = true;
  holder.append(box);
  return (_, event, __, value) => {
    box.hidden = !value;
    if (!value) return;
    box.replaceChildren();
    const row = typeof value === "object" ? value : { words: String(value) };
    for (const [name, text] of Object.entries(row)) {
      const line = document.createElement(name === "quantity" ? "b" : "span");
      line.textContent = name === "words" ? `“${text}”` : text;
      if (text) box.append(line);
    }
    const bounds = holder.getBoundingClientRect();
    box.style.left = `${Math.min(event.clientX - bounds.left + 12, Math.max(bounds.width - 230, 0))}px`;
    box.style.top = `${event.clientY - bounds.top + 14}px`;
  };
}

export async function chart(figure) {
  const data = JSON.parse(figure.dataset.chart);
  const holder = document.createElement("div");
  holder.className = "alive";
  holder.setAttribute("aria-hidden", "true");
  figure.querySelector("svg").before(holder);
  const loader = vega.loader();
  loader.sanitize = async (uri) => ({ href: String(uri).startsWith("#") || String(uri).startsWith("/") ? uri : "#" });
  const view = new vega.View(vega.parse(compile(spec(data)).spec, null, { ast: true }), {
    container: holder,
    expr: expressionInterpreter,
    hover: true,
    loader,
    renderer: "canvas",
    logLevel: vega.Error,
    tooltip: undefined,
  });
  view.tooltip(tip(holder));
  await view.runAsync();
  figure.classList.add("is-alive");
  return view;
}

export function map(figure) {
  const data = JSON.parse(figure.dataset.map);
  const holder = document.createElement("div");
  figure.querySelector("svg").before(holder);
  const [west, south, east, north] = data.box;
  const bounds = L.latLngBounds([south, west], [north, east]);
  const drawn = L.map(holder, { attributionControl: false, maxBounds: bounds.pad(0.2), zoomSnap: 0.25, scrollWheelZoom: false, fadeAnimation: false, zoomAnimation: false });
  const land = JSON.parse(figure.querySelector("script").textContent);
  const points = (ring) => Array.from({ length: ring.length / 2 }, (_, at) => [ring[2 * at + 1] / 100, ring[2 * at] / 100]);
  L.polygon(land.map((ring) => [points(ring)]), { color: colour("border"), weight: 0.8, fillColor: colour("land"), fillOpacity: 1, interactive: false }).addTo(drawn);
  for (const dot of data.dots) {
    const label = document.createElement("span");
    label.textContent = `${dot.name} (${dot.pages})`;
    L.circleMarker([dot.lat, dot.lon], { radius: 4 + 2 * Math.sqrt(dot.pages), color: colour("paper"), weight: 1.5, fillColor: colour("link"), fillOpacity: 0.8 })
      .bindTooltip(label, { permanent: data.dots.length < 12, direction: "right" })
      .on("click", () => (location.href = dot.href))
      .addTo(drawn);
  }
  drawn.fitBounds(bounds);
  figure.classList.add("is-alive");
  return drawn;
}
