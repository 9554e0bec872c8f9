/* The page of unnamed sources: what is entered is saved as soon as a field is left. */

import { send, tell, who } from "/static/desk.js";

// What could not be saved; it is tried again when somebody says who they are.
const unsaved = new Set();
// One is saved after the other: the last line on a source counts.
let saving = Promise.resolve();

function save(form) {
  saving = saving.then(() => saveNow(form));
}

async function saveNow(form) {
  const fields = Object.fromEntries(new FormData(form)), saved = form.parentElement.querySelector("[data-saved]");
  try {
    await send(form.getAttribute("action"), { source: form.dataset.unnamed, who: who(), ...fields });
    unsaved.delete(form);
    saved.textContent = `Saved, entered by ${who()}.`;
    tell("");
  } catch (error) {
    unsaved.add(form);
    saved.textContent = "Not saved.";
    tell(error.message);
  }
}

for (const form of document.querySelectorAll("form[data-unnamed]")) {
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("change", () => save(form));
  form.addEventListener("input", ({ target }) => { target.nextElementSibling.textContent = target.value; });
}
document.getElementById("desk-who").addEventListener("change", () => unsaved.forEach(save));
window.addEventListener("beforeunload", event => {
  if (unsaved.size) event.preventDefault();
});
