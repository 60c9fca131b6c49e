// Pages dropped anywhere on the form are traced like those that were chosen.
export function drop() {
  const form = document.getElementById("drop");
  if (!form) return;
  const files = form.querySelector("input[type=file]");
  const chosen = form.querySelector(".chosen");
  // The browser's own button speaks the browser's language; ours speaks the page's.
  files.addEventListener("change", () => {
    const names = [...files.files].map((file) => file.name);
    chosen.textContent = names.length > 3 ? `${names.slice(0, 3).join(", ")}, … (${names.length})` : names.join(", ");
  });
  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
  }
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    files.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}
