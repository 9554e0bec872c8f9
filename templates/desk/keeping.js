/* On the desk: what is entered is saved as it is entered, and what others enter is shown here within a second or two */

const HERE = document.querySelector("[data-story]").dataset.story;
const WHO = "attribution/who", DONE = `attribution/done${HERE}`;
const inText = it => JSON.stringify(it);
// What both have, by id: as it is here, and as the desk writes it, which may set fields in another order.
const desk = { has: new Map(DATA.corrections.entries.map(it => [it.id, inText(it)])), writes: new Map(DATA.corrections.entries.map(it => [it.id, inText(it)])), hash: null, stamp: byId("gate").dataset.stamp, isSending: false, timer: null, problem: "" };
const WAIT = 250, EVERY = 1000, AGAIN = 2000;

async function post(path, content) {
  const answer = await fetch(`${HERE}/${path}`, { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify(content) });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.problem ?? `the desk says ${answer.status}`);
  return said;
}

function changes() {
  const add = work.entries.filter(it => desk.has.get(it.id) !== inText(it)), ids = new Set(work.entries.map(it => it.id));
  return { add, remove: [...desk.has.keys()].filter(id => !ids.has(id)) };
}

// Saves a moment after the last change, so that a note is not saved letter by letter.
function keep() {
  try {
    localStorage.setItem(DONE, JSON.stringify(looks.filter(it => doneLooks.has(it.id)).map(keyOf)));
  } catch { /* Then what is done is known to this page alone. */ }
  clearTimeout(desk.timer);
  desk.timer = setTimeout(sendChanges, WAIT);
}

async function sendChanges() {
  if (desk.isSending) return;
  const { add, remove } = changes();
  if (!add.length && !remove.length) {
    work.isUnsaved = false;
    showWork();
    return;
  }
  desk.isSending = true;
  signWith(work.who);
  try {
    // Where somebody else has changed one of these in the meantime, both are kept.
    const seen = [...add.map(it => it.id), ...remove].map(id => desk.writes.get(id)).filter(Boolean).map(it => JSON.parse(it));
    const said = await post("corrections", { add, remove, seen, document: DATA.document.sha256, who: work.who ?? "" });
    desk.problem = "";
    for (const id of remove) desk.has.delete(id);
    for (const it of add) desk.has.set(it.id, inText(it));
    takeOver(said.entries, new Set(remove));
  } catch (error) {
    desk.problem = error.message;
    clearTimeout(desk.timer);
    desk.timer = setTimeout(sendChanges, AGAIN);
  }
  desk.isSending = false;
  const left = changes();
  work.isUnsaved = Boolean(desk.problem || left.add.length || left.remove.length);
  showWork();
  if (work.isUnsaved && !desk.problem) keep();
}

// Takes over what the desk has and this page does not know: somebody else has entered it, or taken it back.
function takeOver({ hash, entries }, sent = new Set()) {
  const before = desk.has, mine = new Map(work.entries.map(it => [it.id, it])), there = new Set(entries.map(it => it.id));
  const isUntouched = id => mine.has(id) && before.get(id) === inText(mine.get(id));
  const added = entries.filter(it => !mine.has(it.id) && !before.has(it.id));
  const gone = new Set([...before.keys()].filter(id => !there.has(id) && !sent.has(id) && mine.has(id)));
  const changed = new Map(entries.filter(it => isUntouched(it.id) && (desk.writes.get(it.id) ?? inText(it)) !== inText(it)).map(it => [it.id, it]));
  const rivals = added.filter(it => targetOf(it) && work.entries.some(own => !didCome(own) && own.correction === it.correction && targetOf(own) === targetOf(it)));
  work.entries = [...work.entries.filter(it => !gone.has(it.id)).map(it => changed.get(it.id) ?? it), ...added];
  const now = new Map(work.entries.map(it => [it.id, it]));
  desk.has = new Map(entries.map(it => [it.id, added.includes(it) || changed.has(it.id) ? inText(now.get(it.id)) : before.get(it.id) ?? ""]));
  desk.writes = new Map(entries.map(it => [it.id, inText(it)]));
  desk.hash = hash;
  if (!added.length && !gone.size && !changed.size) return;
  refresh();
  announce(added, gone.size, rivals);
}

const targetOf = it => it.quotation?.id ?? it.source?.id ?? "";

function announce(added, gone, rivals) {
  const names = [...new Set(added.map(it => it.who || "somebody else"))].join(" and ");
  const parts = [];
  if (added.length) parts.push(`${names} has entered ${count(added.length, "thing")} here`);
  if (gone) parts.push(`${gone === 1 ? "1 entry was" : `${gone} entries were`} taken back elsewhere`);
  const conflict = rivals.length ? ` You and ${names} have said different things of ${rivals.map(it => quotations.get(targetOf(it))?.label ?? it.source?.name ?? "one thing").join(", ")}: the later counts, and both stand under “Corrections made”.` : "";
  news(`${parts.join("; ")}.${conflict}`, false);
}

function news(message, reloads) {
  const place = byId("news");
  place.replaceChildren(element("bdi", message), ...(reloads ? [" ", button("Show it", () => location.reload())] : []));
  place.hidden = false;
  say(message);
}

// A name that was given in a panel is that of the page, and of the next one.
function signWith(name) {
  const field = byId("desk-who");
  if (!name || field.value === name) return;
  field.value = name;
  try {
    localStorage.setItem(WHO, name);
  } catch { /* Then it is typed anew. */ }
}

/* What the desk knows, asked every second */

async function ask() {
  try {
    const answer = await fetch(`${HERE}/state?stamp=${desk.stamp}&entries=${desk.hash ?? ""}`, { headers: { Accept: "application/json" } });
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.problem ?? `the desk says ${answer.status}`);
    if (said.entries && !desk.isSending && !work.isUnsaved) takeOver(said.entries);
    if (said.standing) showStanding(said.standing);
    if (said.problem && said.problem !== desk.told) news((desk.told = said.problem), false);
    if (desk.lost) desk.lost = byId("news").hidden = false;
  } catch {
    if (!desk.lost) news("The desk does not answer: what you enter is saved as soon as it does.", false);
    desk.lost = true;
  }
  setTimeout(ask, EVERY);
}

function showStanding(standing) {
  desk.stamp = standing.stamp;
  const place = byId("to-do"), was = place.querySelector("details")?.open, had = place.contains(document.activeElement);
  const text = new DOMParser().parseFromString(standing.to_do, "text/html");
  if (!had) place.replaceChildren(...text.body.childNodes);
  if (was && place.querySelector("details")) place.querySelector("details").open = true;
  for (const it of standing.quotations) {
    const line = byId(it.id)?.querySelector(":scope > .standing");
    if (line) showLineState(line, it);
  }
  if (standing.document[1] !== byId("gate").dataset.document) news("There is a newer draft.", true);
  else if (standing.records.length !== document.querySelectorAll("[data-record-row]").length) news("There are other records now.", true);
}

const STATES = { backed: ["●", "backed by a record"], look: ["▲", "to be looked at"], signed: ["◆", "signed"], unbacked: ["○", "not backed"] };
function showLineState(line, { state, told }) {
  const [shape, words] = STATES[state];
  line.replaceChildren(made("span", "shape", shape), ` ${words} `, element("bdi", told));
}

/* What the page alone would keep in the browser or in a file */

function askToKeep() {}
function answerKeep() {}
function forget() {}

function recall() {
  try {
    work.who = localStorage.getItem(WHO) || null;
    const done = new Set(JSON.parse(localStorage.getItem(DONE) ?? "[]"));
    for (const look of looks) if (done.has(keyOf(look))) markDone(look);
  } catch { /* Then nothing is recalled. */ }
  document.addEventListener("who", ({ detail }) => {
    work.who = detail || null;
    showWork();
  });
  byId("who").closest(".field").hidden = true;
  byId("corrections").querySelector(".body > p").textContent = "What you correct and enter is saved as you enter it, and counts everywhere.";
  for (const select of document.querySelectorAll("#standard, #policy")) select.addEventListener("change", () => changeSettings({ [select.id]: select.value || null }));
  for (const input of document.querySelectorAll("[data-speaker]")) input.addEventListener("change", nameSpeakers);
  rememberOpen();
  setTimeout(ask, EVERY);
}

function keptText() {
  if (desk.problem) return `Not saved: ${desk.problem}`;
  return work.isUnsaved ? "Saving …" : work.history.length ? "Saved." : "";
}

async function changeSettings(what) {
  try {
    await post("settings", { who: work.who ?? "", ...what });
    location.reload();
  } catch (error) {
    news(error.message, false);
  }
}

function nameSpeakers() {
  const speakers = {};
  for (const { value, dataset } of document.querySelectorAll("[data-speaker]")) {
    const name = value.trim();
    if (name && name !== dataset.speaker) (speakers[dataset.record] ??= {})[dataset.speaker] = name;
  }
  changeSettings({ speakers });
}

// Which parts were unfolded is remembered while the page is open in this tab.
function rememberOpen() {
  for (const it of document.querySelectorAll("details[data-keep]")) {
    const key = `${HERE}/${it.dataset.keep}`;
    it.open = sessionStorage.getItem(key) === "open";
    it.addEventListener("toggle", () => sessionStorage.setItem(key, it.open ? "open" : ""));
  }
}

/* Signing: a line of the ledger, not an entry of the corrections */

function signedPanel(id) {
  const fields = [field("How?", copy("signing")), field("Note (optional)", inputOf("note"))];
  const send = ({ how, note }) => {
    if (!work.who) return "Write your name or initials at the top of the page first.";
    post("sign", { quotation: DATA.ids[id] ?? id, who: work.who, how: how.value, note: tidy(note.value) })
      .then(() => say(`${quotations.get(id).label} is signed.`), error => news(error.message, false));
    return null;
  };
  return { heading: "You have checked this quotation, and answer for it.", fields, send, act: "Sign" };
}
