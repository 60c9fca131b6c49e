// Take a picture away, as a drawing or as pixels: styles are written into a copy, so that it stands alone.
const STYLES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "opacity", "font-family", "font-size", "font-weight", "paint-order"];

export function standalone(svg) {
  const copy = svg.cloneNode(true);
  const from = svg.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((node, at) => {
    const style = getComputedStyle(from[at]);
    for (const name of STYLES) node.setAttribute(name, style.getPropertyValue(name));
    node.removeAttribute("class");
    node.removeAttribute("href");
  });
  const box = svg.viewBox.baseVal;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", box.width);
  copy.setAttribute("height", box.height);
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

// The scripts that let a picture answer weigh a megabyte: they come when somebody asks.
let coming;
function charts() {
  coming ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = document.documentElement.dataset.charts;
    script.onload = () => resolve(window.runutAlive);
    script.onerror = reject;
    document.head.append(script);
  });
  return coming;
}

async function enliven(figure, button) {
  button.disabled = true;
  const { chart, map } = await charts();
  await (figure.dataset.chart ? chart(figure) : map(figure));
  button.remove();
}

function save(url, name) {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}

function png(text, name, width, height) {
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = 2 * width;
    canvas.height = 2 * height;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    save(canvas.toDataURL("image/png"), name);
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}

export function pictures(root) {
  for (const figure of root.querySelectorAll("figure.picture:not([data-tools])")) {
    const svg = figure.querySelector("svg");
    if (!svg) continue;
    figure.dataset.tools = "";
    const name = figure.dataset.picture ?? "map";
    const bar = document.createElement("div");
    bar.className = "tools";
    for (const kind of ["svg", "png"]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = kind;
      button.addEventListener("click", () => {
        const text = standalone(svg);
        const box = svg.viewBox.baseVal;
        if (kind === "png") png(text, `${name}.png`, box.width, box.height);
        else save(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`, `${name}.svg`);
      });
      bar.append(button);
    }
    if (figure.dataset.chart || figure.dataset.map) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = document.documentElement.dataset.zoom;
      button.addEventListener("click", () => enliven(figure, button));
      bar.append(button);
    }
    figure.append(bar);
  }
}
