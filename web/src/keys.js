// One key a verdict. The keys are the reader's own: they are kept in this browser.
const KEPT = "runut.keys";

function chosen(given) {
  try {
    return { ...given, ...JSON.parse(localStorage.getItem(KEPT) ?? "{}") };
  } catch {
    return given;
  }
}

function show(root, map) {
  for (const [name, key] of Object.entries(map)) {
    for (const button of root.querySelectorAll(`[data-key="${name}"] kbd`)) button.textContent = key;
    for (const input of root.querySelectorAll(`#keys-form input[name="${name}"]`)) input.value = key;
  }
  for (const kbd of root.querySelectorAll(".note-field kbd")) kbd.textContent = map.note;
}

function remap(form, map) {
  const wanted = Object.fromEntries(new FormData(form));
  const given = Object.values(wanted).map((key) => key.toLowerCase());
  const clash = document.getElementById("keys-clash");
  if (new Set(given).size < given.length || given.some((key) => !key.trim())) {
    clash.textContent = clash.dataset.clash;
    return;
  }
  clash.textContent = "";
  Object.assign(map, wanted);
  localStorage.setItem(KEPT, JSON.stringify(wanted));
  show(document, map);
}

// A verdict that needs words asks for them first: "correct" without a number goes to the field.
function press(button, name) {
  const value = document.getElementById("value");
  if (name === "correct" && value && !value.value.trim()) {
    value.focus();
    return;
  }
  button.click();
}

export function keys() {
  const review = document.getElementById("review");
  if (!review) return;
  const map = chosen(JSON.parse(review.dataset.keys));
  show(document, map);
  // The next case stands there: keys are for it, not for the field that the last one left.
  const next = () => {
    show(document, map);
    if (document.activeElement?.closest("#review")) document.activeElement.blur();
  };
  document.addEventListener("htmx:after:swap", next);
  document.addEventListener("htmx:after:settle", next);
  document.addEventListener("submit", (event) => {
    if (event.target.id === "keys-form") {
      event.preventDefault();
      remap(event.target, map);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target.closest("input:not([type=hidden]), select, textarea");
    if (field) {
      if (event.key === "Escape") field.blur();
      if (event.key === "Enter" && field.id === "value") {
        event.preventDefault();
        document.querySelector('[data-key="correct"]')?.click();
      } else if (event.key === "Enter" && field.matches("#decide select")) {
        event.preventDefault();
        document.querySelector('[data-key="accept"]')?.click();
      } else if (event.key === "Enter" && field.id === "note") {
        event.preventDefault();
        field.blur();
      }
      return;
    }
    const name = Object.keys(map).find((one) => map[one].toLowerCase() === event.key.toLowerCase());
    if (!name) return;
    event.preventDefault();
    if (name === "note") document.getElementById("note")?.focus();
    const button = document.querySelector(`[data-key="${name}"]`);
    if (button) press(button, name);
  });
}
