/* The page of unnamed sources: what is entered is saved as soon as a field is left. */

import { send, tell, who } from "/static/desk.js";

for (const form of document.querySelectorAll("form[data-unnamed]")) {
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("change", async () => {
    const fields = Object.fromEntries(new FormData(form));
    const saved = form.parentElement.querySelector("[data-saved]");
    try {
      await send(form.getAttribute("action"), { source: form.dataset.unnamed, who: who(), ...fields });
      saved.textContent = `Saved, entered by ${who()}.`;
      tell("");
    } catch (error) {
      saved.textContent = "Not saved.";
      tell(error.message);
    }
  });
}
