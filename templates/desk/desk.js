/* What all pages of the desk do: files that are dropped, the list of stories, who is working, and the end. It asks this
   machine alone. What it shows of names and answers it sets as text. */

const byId = name => document.getElementById(name);
const element = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
const WHO = "attribution/who";

export function tell(message) {
  const place = byId("desk-message");
  place.textContent = message;
  place.hidden = !message;
}

export function who() {
  return byId("desk-who")?.value.trim() ?? "";
}

// Sends something as JSON and returns the answer; where it is refused, the reason is thrown.
export async function send(address, content) {
  const answer = await fetch(address, { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify(content) });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.problem ?? `The desk says ${answer.status}.`);
  return said;
}

/* Who is working */

function startWho() {
  const field = byId("desk-who");
  if (!field) return;
  try {
    field.value = localStorage.getItem(WHO) ?? "";
  } catch { /* Then it is typed anew. */ }
  field.addEventListener("input", () => {
    try {
      localStorage.setItem(WHO, field.value.trim());
    } catch { /* The same. */ }
    document.dispatchEvent(new CustomEvent("who", { detail: field.value.trim() }));
  });
}

/* The end */

async function quit() {
  try {
    await send("/quit", {});
  } catch { /* It has ended before it could answer. */ }
  document.body.replaceChildren(element("h1", "The desk has ended."), element("p", "Everything that was entered is saved. You can close this page."));
}

/* Files that come in */

// Sends one file and tells how far it is; returns the answer.
function upload(form, file, progress) {
  const data = new FormData(), request = new XMLHttpRequest();
  data.append("who", who());
  if (form.dataset.role) data.append("role", form.dataset.role);
  data.append("files", file, file.name);
  return new Promise((resolve, reject) => {
    request.upload.addEventListener("progress", ({ loaded, total }) => { progress.value = total ? loaded / total : 0; });
    request.addEventListener("load", () => {
      let said = {};
      try {
        said = JSON.parse(request.responseText);
      } catch { /* What was refused before it was read says so in words. */ }
      const reason = said.refused?.[0]?.reason ?? said.problem ?? (request.status >= 400 ? request.responseText : "");
      if (request.status < 400 && !reason) resolve(said);
      else reject(new Error(reason || `The desk says ${request.status}.`));
    });
    request.addEventListener("error", () => reject(new Error("The desk does not answer: is it still running?")));
    request.open("POST", form.getAttribute("action"));
    request.setRequestHeader("Accept", "application/json");
    request.send(data);
  });
}

// Waits until a story is read, and calls `told` with how many seconds that takes; returns what is wrong with it, or "".
async function isRead(address, told) {
  for (const since = Date.now(); ;) {
    const said = await (await fetch(`${address}/state`, { headers: { Accept: "application/json" } })).json();
    if (said.problem) return said.problem;
    if (said.is_current) return "";
    const seconds = Math.floor((Date.now() - since) / 1000);
    if (seconds) told(seconds);
    await new Promise(resolve => setTimeout(resolve, 400));
  }
}

// Takes files one after the other, so that the page stays usable however many there are.
async function take(form, files) {
  const list = document.querySelector(`[data-arriving="${form.id}"]`), addresses = [];
  const rows = [...files].map(file => {
    const row = element("li", ""), progress = document.createElement("progress");
    progress.setAttribute("aria-label", `${file.name}: sent`);
    progress.value = 0;
    row.append(element("bdi", file.name), " ", progress);
    list.append(row);
    return { file, row, progress };
  });
  let failed = false;
  for (const { file, row, progress } of rows) {
    try {
      const said = await upload(form, file, progress);
      const [story] = said.stories ?? [];
      if (story) {
        const link = Object.assign(element("a", story.name), { href: story.address }), state = element("span", "is being read …");
        row.replaceChildren(link, " ", state);
        addresses.push(story.address);
        const problem = await isRead(story.address, seconds => { state.textContent = `is being read … ${seconds} s`; });
        state.textContent = problem ? problem : "is read.";
        failed ||= Boolean(problem);
      } else {
        row.replaceChildren(element("bdi", said.added?.[0] ?? file.name), " is here.");
      }
    } catch (error) {
      failed = true;
      row.replaceChildren(element("bdi", file.name), ` was not taken: ${error.message}`);
      row.className = "strong";
    }
  }
  if (failed) return;
  if (form.dataset.role) location.reload();
  else if (addresses.length === 1) location.href = addresses[0];
}

function startDrop(form) {
  const input = form.querySelector("input[type=file]");
  input.addEventListener("change", () => {
    take(form, [...input.files]);
    input.value = "";
  });
  form.addEventListener("submit", event => event.preventDefault());
  const over = isOver => event => {
    event.preventDefault();
    form.classList.toggle("over", isOver);
  };
  form.addEventListener("dragover", over(true));
  form.addEventListener("dragleave", over(false));
  form.addEventListener("drop", event => {
    over(false)(event);
    take(form, [...event.dataTransfer.files]);
  });
}

// A file that misses the place must not take the page's place.
function startPage() {
  for (const name of ["dragover", "drop"]) window.addEventListener(name, event => event.preventDefault());
}

async function paste(event) {
  event.preventDefault();
  const data = new FormData(event.target);
  data.append("who", who());
  try {
    const answer = await fetch("/stories", { method: "POST", headers: { Accept: "application/json" }, body: data }), said = await answer.json();
    if (!answer.ok) throw new Error(said.problem ?? said.refused?.[0]?.reason ?? `The desk says ${answer.status}.`);
    location.href = said.stories[0].address;
  } catch (error) {
    tell(error.message);
  }
}

/* Pages that go on */

async function renew(list) {
  try {
    const answer = await fetch(list.dataset.list), text = await answer.text();
    if (answer.ok && text !== list.dataset.was) {
      // It is a page of the desk's own, in which all that comes from files is escaped.
      if (list.dataset.was !== undefined && !list.contains(document.activeElement)) list.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
      list.dataset.was = text;
    }
    tell("");
  } catch {
    tell("The desk does not answer: is it still running?");
  }
  setTimeout(renew, list.querySelector('[data-state="reading"]') ? 700 : 2000, list);
}

async function waitFor(place) {
  const first = place.textContent, told = seconds => { place.textContent = `${first} (${seconds} s)`; };
  const problem = await isRead(place.dataset.waiting, told).catch(error => error.message);
  if (problem) place.textContent = problem;
  else location.reload();
}

async function ask(address, content) {
  try {
    await send(address, { who: who(), ...content });
    location.href = "/";
  } catch (error) {
    tell(error.message);
  }
}

startWho();
startPage();
for (const it of document.querySelectorAll("[data-story-back]")) it.addEventListener("click", () => ask("/bring-back", { name: it.dataset.storyBack }));
byId("put-away")?.addEventListener("click", ({ currentTarget: { dataset } }) => ask(`${dataset.address}/put-away`, {}));
byId("quit")?.addEventListener("click", quit);
for (const form of document.querySelectorAll("form[data-drop]")) startDrop(form);
byId("paste")?.addEventListener("submit", paste);
for (const list of document.querySelectorAll("[data-list]")) renew(list);
for (const place of document.querySelectorAll("[data-waiting]")) waitFor(place);
