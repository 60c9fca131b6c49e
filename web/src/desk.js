// What the desk does beyond links and forms. Everything works without it, read only and page by page.
import htmx from "htmx.org";
import { drop } from "./drop.js";
import { keys } from "./keys.js";
import { pictures } from "./tools.js";
import { slider } from "./slider.js";

window.htmx = htmx;
document.documentElement.classList.add("js");
drop();
keys();
for (const ready of [slider, pictures]) {
  ready(document);
  document.addEventListener("htmx:after:swap", () => ready(document));
}
