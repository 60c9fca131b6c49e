// Drag the day: the select that stands in the form follows, and asks for the record as it was then.
export function slider(root) {
  for (const range of root.querySelectorAll("#day[hidden]")) {
    const select = range.parentElement.querySelector("select");
    const shown = range.parentElement.querySelector("output");
    range.hidden = shown.hidden = false;
    select.classList.add("sr");
    select.tabIndex = -1;
    select.setAttribute("aria-hidden", "true");
    const say = () => {
      const option = select.options[range.value];
      shown.textContent = option.textContent;
      range.setAttribute("aria-valuetext", option.textContent);
    };
    say();
    let waits;
    range.addEventListener("input", () => {
      say();
      clearTimeout(waits);
      waits = setTimeout(() => {
        select.selectedIndex = Number(range.value);
        select.dispatchEvent(new Event("change", { bubbles: true }));
      }, 90);
    });
    range.addEventListener("change", (event) => event.stopPropagation());
  }
}
