/* A status and a note on each quotation, and who knows an unnamed source: entered, saved to a file and loaded from one */

const SCHEMA = "attribution/status/1";
const STORE = `${SCHEMA}/${DATA.document.sha256}`;
const LARGEST_FILE = 10_000_000;
// What the reader entered, by id: a status and a note, what an earlier draft's file had for words that changed since,
// who knows an unnamed source, and what was entered for words and sources that this draft no longer has.
const work = { checks: new Map(), earlier: new Map(), knownTo: new Map(), gone: new Map(), goneSources: new Map() };
let unsaved = false;

function check(id) {
  return work.checks.get(id) ?? { status: "unchecked", note: "" };
}

function isEntered(item) {
  return item.status !== "unchecked" || item.note !== "";
}

function addControls() {
  for (const quotation of quotations.values()) {
    const controls = copy("quotation-work", quotation.label);
    const [status, note] = controls.querySelectorAll("select, textarea");
    const changed = () => enter(quotation, { status: status.value, note: note.value });
    status.addEventListener("change", changed);
    note.addEventListener("input", changed);
    const [earlier, paper] = controls.querySelectorAll(".earlier, .paper");
    quotation.controls = { status, note, earlier, paper };
    byId(quotation.id).append(controls);
  }
  for (const source of sources.values()) {
    if (source.unnamed) addKnownTo(source);
  }
}

function addKnownTo(source) {
  const controls = copy("source-work", source.name);
  source.select = controls.querySelector("select");
  source.paper = controls.querySelector(".paper");
  source.select.addEventListener("change", () => {
    work.knownTo.set(source.id, source.select.value);
    showKnownTo(source);
    changedWork();
  });
  byId(source.id).querySelector(".about").after(controls);
}

function showKnownTo(source) {
  const who = work.knownTo.get(source.id) ?? "";
  if (source.select.value !== who) source.select.value = who;
  source.paper.textContent = who && `Identity known to: ${who}`;
}

function copy(template, about) {
  const controls = byId(template).content.firstElementChild.cloneNode(true);
  for (const place of controls.querySelectorAll("[data-about]")) place.textContent = about;
  return controls;
}

function enter(quotation, item) {
  work.checks.set(quotation.id, item);
  showCheck(quotation);
  changedWork();
}

function changedWork() {
  unsaved = true;
  keep();
  tellProgress();
}

function showCheck(quotation) {
  const { status, note, earlier, paper } = quotation.controls;
  const item = check(quotation.id), past = work.earlier.get(quotation.id) ?? [];
  if (status.value !== item.status) status.value = item.status;
  if (note.value !== item.note) note.value = item.note;
  paper.textContent = isEntered(item) ? `${statusWords(item.status)}${item.note && `: ${item.note}`}` : "";
  earlier.hidden = past.length === 0;
  earlier.replaceChildren(...past.map(it => element("p", `Earlier: ${inWords(it)}`)));
}

function showWork() {
  for (const quotation of quotations.values()) showCheck(quotation);
  for (const source of sources.values()) {
    if (source.select) showKnownTo(source);
  }
  tellProgress();
  show();
}

function statusWords(status) {
  const option = [...byId("filter-status").options].find(it => it.value === status);
  return option?.textContent ?? status;
}

function inWords(item) {
  return `${statusWords(item.status)}${item.note && `; note: ${item.note}`}; for the words ${item.text}`;
}

function tellProgress() {
  const done = [...quotations.keys()].filter(id => check(id).status !== "unchecked").length;
  byId("progress").textContent = `${done} of ${count(quotations.size, "quotation")} checked.`;
}

/* The status file */

function statusFile() {
  const rows = [...quotations.values()].map(it => {
    const past = work.earlier.get(it.id), { label, text, from } = it;
    return [it.id, { label, source: from.name, text, ...check(it.id), ...(past && { earlier: past }) }];
  });
  const unnamed = [...sources.values()].filter(it => it.unnamed);
  const known = unnamed.map(it => [it.id, { name: it.name, identity_known_to: work.knownTo.get(it.id) ?? "" }]);
  return {
    schema: SCHEMA,
    document: DATA.document,
    quotations: Object.fromEntries(rows),
    sources: Object.fromEntries(known),
    gone: { quotations: Object.fromEntries(work.gone), sources: Object.fromEntries(work.goneSources) },
  };
}

function save() {
  download(`${DATA.file}-status.json`, "application/json", `${JSON.stringify(statusFile(), null, 2)}\n`);
  unsaved = false;
  tell("Saved as a file. Load it here, or into the page of a later draft.");
}

async function load(file) {
  if (file.size > LARGEST_FILE) return tell(`${file.name} is too large to be a status file. Nothing was changed.`);
  const content = parse(await file.text());
  if (!content) return tell(`${file.name} is not a status file (“${SCHEMA}”). Nothing was changed.`);
  const found = compare(content);
  if (!found.same.length && !found.changed.length && content.document.title !== DATA.document.title) {
    return tell(`${file.name} is of another article, “${content.document.title}”. Nothing was changed.`);
  }
  take(content, found);
  unsaved = true;
  keep();
  showWork();
  const whose = content.document.sha256 === DATA.document.sha256 ? "of this text" : "of another draft";
  tell(`Loaded ${file.name}, ${whose}: ${found.same.length} carried over, ${found.added.length} new, `
    + `${found.changed.length} changed, ${found.gone.length} gone.`, found);
}

// Returns the file's content with everything of the type it should be, or null.
function parse(text) {
  let content = null;
  try {
    content = JSON.parse(text);
  } catch {
    return null;
  }
  if (content?.schema !== SCHEMA || !isObject(content.quotations)) return null;
  const document = isObject(content.document) ? content.document : {};
  return {
    document: { title: string(document.title), sha256: string(document.sha256) },
    quotations: rowsOf(content.quotations, row),
    sources: rowsOf(content.sources, sourceRow),
    gone: { quotations: rowsOf(content.gone?.quotations, row), sources: rowsOf(content.gone?.sources, sourceRow) },
  };
}

const isObject = value => typeof value === "object" && value !== null && !Array.isArray(value);
const string = value => (typeof value === "string" ? value : "");
const rowsOf = (value, read) => new Map(isObject(value) ? Object.entries(value).map(([id, it]) => [id, read(it)]) : []);
const sourceRow = value => ({ name: string(value?.name), identity_known_to: string(value?.identity_known_to) });

function row(value) {
  const past = Array.isArray(value?.earlier) ? value.earlier.map(row) : [];
  return {
    label: string(value?.label), source: string(value?.source), text: string(value?.text),
    status: string(value?.status) || "unchecked", note: string(value?.note), ...(past.length && { earlier: past }),
  };
}

// Returns what became of a file's quotations: same words, words changed, gone; and what is new.
function compare(content) {
  const all = new Map([...content.gone.quotations, ...content.quotations]);
  const same = [...all.keys()].filter(id => quotations.has(id));
  const gone = new Map([...content.quotations].filter(([id]) => !quotations.has(id)));
  const added = [...quotations.keys()].filter(id => !all.has(id));
  const changed = [];
  for (const [old, item] of gone) {
    const best = added.map(id => [likeness(item.text, quotations.get(id).text), id]).sort((a, b) => b[0] - a[0])[0];
    if (best && best[0] >= 0.6) {
      changed.push([best[1], old, item]);
      gone.delete(old);
      added.splice(added.indexOf(best[1]), 1);
    }
  }
  return { same, changed, added, gone: [...gone] };
}

function likeness(one, two) {
  const [a, b] = [one, two].map(text => new Set(plain(text).match(/[\p{L}\p{N}]+/gu)));
  return (2 * [...a].filter(word => b.has(word)).length) / (a.size + b.size);
}

function take(content, found) {
  for (const id of found.same) carry(id, content.quotations.get(id) ?? content.gone.quotations.get(id));
  for (const [id, , item] of found.changed) remember(id, item);
  for (const [id, item] of [...content.gone.quotations, ...found.gone]) {
    if (!quotations.has(id) && (isEntered(item) || item.earlier)) work.gone.set(id, item);
  }
  for (const [id, item] of [...content.gone.sources, ...content.sources]) {
    if (sources.get(id)?.select) work.knownTo.set(id, work.knownTo.get(id) || item.identity_known_to);
    else if (item.identity_known_to) work.goneSources.set(id, item);
  }
}

// What was entered here stays; what the file has besides is shown below it.
function carry(id, item) {
  const here = check(id), isKnown = [...byId("filter-status").options].some(it => it.value === item.status);
  for (const past of item.earlier ?? []) remember(id, past);
  if (!isEntered(item) || (here.status === item.status && here.note === item.note)) return;
  if (isEntered(here) || !isKnown) remember(id, item);
  else work.checks.set(id, { status: item.status, note: item.note });
}

function remember(id, { earlier, ...item }) {
  const past = work.earlier.get(id) ?? [];
  const isThere = past.some(it => it.status === item.status && it.note === item.note && it.text === item.text);
  if (isEntered(item) && !isThere) work.earlier.set(id, [...past, item]);
  for (const older of earlier ?? []) remember(id, older);
}

function tell(message, found = null) {
  byId("message").textContent = message;
  if (!found) return;
  const parts = [
    list("New", found.added.map(id => [id, quotations.get(id).text])),
    list("Changed", found.changed.map(([id, , item]) => [id, `${quotations.get(id).text} Was: ${inWords(item)}`])),
    list("Gone", found.gone.map(([, item]) => [null, `${item.source}: ${inWords(item)}`])),
  ];
  byId("comparison").replaceChildren(...parts.filter(Boolean));
}

function list(heading, items) {
  if (!items.length) return null;
  const made = document.createElement("details"), rows = document.createElement("ul");
  made.append(element("summary", `${heading}: ${items.length}`), rows);
  for (const [id, text] of items) {
    const line = element("li", "");
    if (id) line.append(Object.assign(element("a", quotations.get(id).label), { href: `#${id}` }), " ");
    line.append(element("bdi", text));
    rows.append(line);
  }
  return made;
}

/* The browser's own storage: only if the reader turns it on. A browser may give none to a page from disk. */

function keep() {
  if (!byId("keep").checked) return;
  try {
    localStorage.setItem(STORE, JSON.stringify(statusFile()));
    unsaved = false;
  } catch {
    byId("keep").checked = false;
    tell("This browser can’t keep anything for this page. Save a file instead.");
  }
}

function forget() {
  byId("keep").checked = false;
  try {
    localStorage.removeItem(STORE);
    unsaved = [...work.checks.keys(), ...work.knownTo.keys()].length > 0;
  } catch { /* Then there is nothing to forget. */ }
  tell("This browser keeps nothing of this page. What you entered stays here until you close it.");
}

function recall() {
  try {
    const content = parse(localStorage.getItem(STORE) ?? "");
    byId("keep").checked = content !== null;
    if (content) take(content, compare(content));
  } catch { /* Then there is nothing to recall. */ }
}
