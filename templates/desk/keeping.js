/* On the desk: what is entered is saved as it is entered, and what others enter is shown here within a second or two */

const HERE = document.querySelector("[data-story]").dataset.story;
const WHO = "attribution/who", DONE = `attribution/done${HERE}`;
const inText = it => JSON.stringify(it);
// What both have, by id: as it is here, and as the desk writes it, which may set fields in another order.
const desk = { has: new Map(DATA.corrections.entries.map(it => [it.id, inText(it)])), writes: new Map(DATA.corrections.entries.map(it => [it.id, inText(it)])), hash: null, stamp: byId("gate").dataset.stamp, isSending: false, timer: null, problem: "", outdated: "" };
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
    const back = remove.filter(isOfEarlier).map(id => cameAs.get(id));
    for (const id of remove) desk.has.delete(id);
    for (const it of add) desk.has.set(it.id, inText(it));
    takeOver(said.entries, new Set(remove));
    if (back.length) showAnew("Taken back.", back);
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
  if ([...gone].some(isOfEarlier)) showAnew("Something was taken back elsewhere.");
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
  news(`${parts.join("; ")}.${conflict}`);
}

function news(message, act) {
  const place = byId("news");
  place.replaceChildren(element("bdi", message), ...(act ? [" ", act] : []));
  place.hidden = false;
  say(message);
}

/* What the page can't show as it is: it is made anew, as soon as nobody is in the midst of something on it */

// What came with the page is in it: to show it without an entry of an earlier visit, it has to be made anew.
const isOfEarlier = id => camePlaced.has(id) && !ENTERED.has(cameAs.get(id)?.correction);

function isBusy() {
  return work.isUnsaved || desk.isSending || document.querySelector("dialog[open], #card form, .arriving progress, .arriving .strong")
    || document.activeElement?.matches("textarea, select, input:not([type=checkbox], [type=file])");
}

function showAnew(message, back = []) {
  desk.outdated = message;
  if (back.length) sessionStorage.setItem(`${HERE}/back`, inText(back));
  if (isBusy()) news(message, button("Show it", () => location.reload()));
}

function makeAnew() {
  if (!desk.outdated || isBusy()) return false;
  sessionStorage.setItem(`${HERE}/news`, desk.outdated);
  location.reload();
  return true;
}

// Says after it was made anew why; what was taken back can be entered again.
function tellWhy() {
  const taken = name => {
    const text = sessionStorage.getItem(`${HERE}/${name}`);
    sessionStorage.removeItem(`${HERE}/${name}`);
    return text;
  };
  const message = taken("news"), back = JSON.parse(taken("back") ?? "[]");
  const again = () => {
    byId("news").hidden = true;
    change([...work.entries, ...back.map(it => ({ ...it, when: newTime() }))], "Entered again.");
  };
  if (message) news(message, back.length ? button("Undo", again) : null);
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
    if (!answer.ok) said.problem ??= `The desk says ${answer.status}.`;
    if (said.entries && !desk.isSending && !work.isUnsaved) takeOver(said.entries);
    if (said.standing) showStanding(said.standing);
    if (said.problem && said.problem !== desk.told) news(said.problem);
    else if (desk.lost || (desk.told && !said.problem)) byId("news").hidden = true;
    desk.told = said.problem;
    desk.lost = false;
    if (makeAnew()) return;
  } catch {
    if (!desk.lost) news("The desk does not answer: what you enter is saved as soon as it does.");
    desk.lost = true;
  }
  setTimeout(ask, EVERY);
}

function showStanding(standing) {
  desk.stamp = standing.stamp;
  const place = byId("to-do"), was = place.querySelector("details")?.open, at = place.contains(document.activeElement) ? document.activeElement : null;
  const text = new DOMParser().parseFromString(standing.to_do, "text/html"), href = at?.getAttribute("href");
  place.replaceChildren(...text.body.childNodes);
  if (was !== undefined && place.querySelector("details")) place.querySelector("details").open = was;
  if (at) (place.querySelector(href ? `a[href="${CSS.escape(href)}"]` : "summary") ?? place.querySelector("summary"))?.focus();
  for (const it of standing.quotations) {
    const line = byId(it.id)?.querySelector(":scope > .standing");
    if (line) showLineState(line, it);
  }
  if (standing.basis === byId("gate").dataset.basis) return;
  const isNewer = standing.draft !== byId("gate").dataset.draft;
  showAnew(isNewer ? `The draft is now ${standing.draft}.` : "There are other records or rules now.");
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
  startFiles();
  rememberOpen();
  tellWhy();
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
    news(error.message);
  }
}

function nameSpeakers() {
  const speakers = {};
  for (const { value, dataset } of document.querySelectorAll("[data-speaker]")) {
    const name = tidy(value);
    if (name && name !== dataset.speaker) (speakers[dataset.record] ??= {})[dataset.speaker] = name;
  }
  changeSettings({ speakers });
}

/* The story's files */

function startFiles() {
  const ask = (selector, path, about) => {
    for (const it of document.querySelectorAll(selector)) it.addEventListener("click", () => doThenShow(() => post(path, { who: work.who ?? "", ...about(it.dataset) })));
  };
  ask("[data-away]", "records/put-away", it => ({ name: it.away }));
  ask("[data-back]", "records/bring-back", it => ({ name: it.back }));
  ask("button[data-draft]", "settings", it => ({ draft: it.draft }));
  for (const it of document.querySelectorAll("[data-confidential]")) startTick(it);
  byId("confidential").addEventListener("toggle", showConfidential);
}

async function doThenShow(act) {
  try {
    await act();
    location.reload();
  } catch (error) {
    news(error.message);
  }
}

// What is confidential is asked for each time anew.
function startTick(tick) {
  const link = tick.closest("li").querySelector("a"), plainly = link.getAttribute("href");
  tick.addEventListener("change", () => link.setAttribute("href", tick.checked ? `${plainly}?confidential` : plainly));
  link.addEventListener("click", () => setTimeout(() => {
    tick.checked = false;
    link.setAttribute("href", plainly);
  }));
}

async function showConfidential({ currentTarget: part }) {
  const place = part.querySelector("[data-shown]");
  if (!part.open) return place.replaceChildren();
  const answer = await fetch(part.dataset.from, { headers: { Accept: "text/html" } });
  const text = new DOMParser().parseFromString(await answer.text(), "text/html");
  return place.replaceChildren(...text.body.childNodes);
}

// Which parts were unfolded is remembered while the page is open in this tab.
function rememberOpen() {
  for (const it of document.querySelectorAll("details[data-keep]")) {
    const key = `${HERE}/${it.dataset.keep}`;
    it.open = (sessionStorage.getItem(key) ?? (it.open ? "open" : "")) === "open";
    it.addEventListener("toggle", () => sessionStorage.setItem(key, it.open ? "open" : ""));
  }
}

/* Signing: a line of the ledger, not an entry of the corrections */

const BACK = "take-back";

function signedPanel(id) {
  const how = copy("signing"), isSigned = byId(id).querySelector(":scope > .standing")?.textContent.includes(STATES.signed[1]);
  if (isSigned) how.append(option(BACK, "take the signature back"));
  const send = ({ how: chosen, note }) => {
    if (!work.who) return "Write your name or initials at the top of the page first.";
    sign(id, chosen.value === BACK ? null : chosen.value, tidy(note.value));
    return null;
  };
  return { heading: "You have checked this quotation, and answer for it.", fields: [field("How?", how), field("Note (optional)", inputOf("note"))], send, act: "Sign" };
}

async function sign(id, how, note) {
  const { label } = quotations.get(id);
  try {
    await post("sign", { quotation: DATA.ids[id] ?? id, who: work.who, how, note });
    say(how ? `${label} is signed.` : `The signature of ${label} is taken back.`);
    if (inHand() === id) closePanel("signed");
  } catch (error) {
    news(error.message);
  }
}
