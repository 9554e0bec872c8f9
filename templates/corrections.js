/* What a person enters: corrections, statuses and notes, each an entry; undone, saved to one file and loaded from it */

const SCHEMA = "attribution/corrections/1", OLD_SCHEMA = "attribution/status/1";
const LARGEST_FILE = 10_000_000, MOST_ENTRIES = 20_000;
// All entries, those that came with the page among them; what the page is with them; what there was before each change.
const work = {
  entries: [...DATA.corrections.entries], takenBack: new Set(), now: came, history: [], who: null, isUnsaved: false, isKept: false,
  refused: new Set(), proposals: [],
};
const camePlaced = new Map(Object.entries(DATA.corrections.placed));
const cameUnplaced = new Map(DATA.corrections.unplaced.map(it => [it.entry, it.reason]));
const cameAs = new Map(DATA.corrections.entries.map(it => [it.id, it]));
const ENTERED = new Set(["status", "known-to"]);

const didCome = entry => cameAs.get(entry.id) === entry;

// Returns what is not on the page as it came: new entries, and what was entered besides corrections.
function liveEntries() {
  return work.entries.filter(it => !didCome(it) || (ENTERED.has(it.correction) && !cameUnplaced.has(it.id)));
}

function check(id) {
  return work.now.statuses?.get(id) ?? { status: "unchecked", note: "" };
}

function knownTo(id) {
  return work.now.knownTo?.get(id) ?? "";
}

/* Making entries */

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(4));
  return `c-${[...bytes].map(it => it.toString(16).padStart(2, "0")).join("")}`;
}

// Returns the time as entries have it; no two have the same, so that the later of two is known.
function newTime() {
  const last = work.entries.reduce((latest, it) => (it.when > latest ? it.when : latest), "");
  const inSeconds = it => `${new Date(it).toISOString().slice(0, 19)}Z`, time = inSeconds(Date.now());
  return time > last || Number.isNaN(Date.parse(last)) ? time : inSeconds(Date.parse(last) + 1000);
}

function entryOf(correction, fields, reason = "") {
  const who = tidy(work.who), why = tidy(reason);
  return { correction, id: newId(), when: newTime(), ...(who && { who }), ...(why && { reason: why }), ...fields };
}

// Enters something: what it says anew of the same thing, and was entered on this page, it takes the place of.
function enter(correction, target, fields, { reason, message, isQuiet } = {}) {
  const isSame = it => !didCome(it) && it.correction === correction && work.now.placed?.get(it.id) === target;
  const rest = ["same-source", "different-source", "quotation"].includes(correction) ? work.entries : work.entries.filter(it => !isSame(it));
  change([...rest, entryOf(correction, fields, reason)], message, { isQuiet, target: `${correction} ${target}` });
}

// Makes a change, which can be undone; one that goes on with the last one, as typing does, is undone with it.
function change(entries, message, { isQuiet = false, target = null, takenBack = null } = {}) {
  const last = work.history.at(-1);
  if (!isQuiet || last?.target !== target) work.history.push({ entries: work.entries, takenBack: new Set(work.takenBack), target: isQuiet ? target : null, message });
  work.entries = entries;
  if (takenBack) work.takenBack.add(takenBack);
  work.isUnsaved = true;
  refresh({ isQuiet });
  askToKeep();
  if (message) say(message);
}

function undo() {
  const last = work.history.pop();
  if (!last) return say("There is nothing to undo.");
  Object.assign(work, { entries: last.entries, takenBack: last.takenBack, isUnsaved: true });
  refresh();
  return say(last.message ? `Undone: ${last.message}` : "Undone.");
}

function takeBack(entry) {
  const isStill = didCome(entry) && camePlaced.has(entry.id) && !ENTERED.has(entry.correction);
  const message = isStill ? "Taken back. The page shows it until the report is made again." : "Taken back.";
  change(work.entries.filter(it => it !== entry), message, { takenBack: entry.id });
}

// Takes over an entry that had to be asked again: its words are now where it says.
function stillHolds(entry) {
  const { ask_again: _, ...rest } = anchoredHere(entry);
  change(work.entries.map(it => (it === entry ? { ...rest, when: newTime() } : it)), "It holds again.");
}

// Works out what the entries make of the article and shows it.
function refresh({ isQuiet = false } = {}) {
  work.now = revised(liveEntries());
  const settled = liveEntries(), come = DATA.corrections.proposals.filter(it => !settled.some(entry => SETTING_SPEAKER.has(entry.correction) && work.now.placed.get(entry.id) === it.quotation_id));
  work.proposals = [...come, ...proposed(work.now, settled)].filter(it => !work.refused.has(it.quotation_id) && work.now.quotations.has(it.quotation_id) && work.now.sources.has(it.source_id));
  if (!isQuiet) redraw(work.now);
  settleLooks();
  showWork();
  keep();
}

// What a correction answers is done, until it is taken back.
const answered = new Set(), lookMarks = new Map(looks.map(look => [look, look.closest("[data-mark]")?.dataset.mark]));
function settleLooks() {
  const entries = liveEntries(), placed = (kinds, id) => entries.some(it => kinds.includes(it.correction) && work.now.placed.get(it.id) === id);
  for (const look of looks) {
    const { about } = look.dataset, mark = lookMarks.get(look);
    const isGone = about && !work.now.quotations.has(about) && came.quotations.has(about);
    const isAnswered = isGone || (mark === "who?" && about && placed(["speaker", "quotation"], about))
      || (mark === "unnamed" && Boolean(work.now.sources.get(about)?.anonymity?.reason));
    if (isAnswered === answered.has(look)) continue;
    if (isAnswered) answered.add(look);
    else answered.delete(look);
    markDone(look, isAnswered);
  }
}

/* The file */

function correctionsFile() {
  const { id, sha256, title } = DATA.document;
  return { schema: SCHEMA, document: { id, sha256, title }, entries: [...work.entries].sort(byTime) };
}

function save() {
  download(`${DATA.story}.corrections.json`, "application/json", `${JSON.stringify(correctionsFile(), null, 2)}\n`);
  work.isUnsaved = false;
  showWork();
  tell(`Saved as ${DATA.story}.corrections.json. Put it beside the story: the commands find it there.`);
}

function tell(message) {
  byId("message").textContent = message;
  say(message);
}

async function load(file) {
  const nothing = "Nothing was changed.";
  if (file.size > LARGEST_FILE) return tell(`${file.name} is too large to be a file of corrections. ${nothing}`);
  const content = parse(await file.text());
  if (typeof content === "string") return tell(`${file.name} ${content} ${nothing}`);
  const isOfThis = content.document.sha256 === DATA.document.sha256, entries = isOfThis ? content.entries : content.entries.map(anchoredHere);
  const there = new Map(work.entries.map(it => [it.id, it])), added = entries.filter(it => !there.has(it.id));
  const again = entries.filter(it => there.get(it.id)?.ask_again && !it.ask_again), now = revised(added.filter(it => STEPS.has(it.correction)));
  if (!isOfThis && added.length && !now.placed.size && content.document.title !== DATA.document.title) {
    return tell(`${file.name} is of another article, “${told(content.document.title)}”. ${nothing}`);
  }
  const answers = new Map(again.map(it => [it.id, it]));
  change([...work.entries.map(it => answers.get(it.id) ?? it), ...added], null);
  const lost = added.filter(it => work.now.unplaced.has(it.id)).length;
  return tell(`Loaded ${file.name}, ${isOfThis ? "of this text" : "of another draft"}: ${added.length} new, ${entries.length - added.length} were here already, `
    + `${lost} can’t be placed${lost ? " and are listed under “Corrections made”" : ""}.`);
}

// Returns an entry with the anchors of words that are found in this text where they are here.
function anchoredHere(entry) {
  const again = it => {
    if (Array.isArray(it)) return it.map(again);
    if (!isObject(it)) return it;
    if (typeof it.text === "string" && Number.isInteger(it.start)) return find(it) ? anchorAt(find(it)) : it;
    return Object.fromEntries(Object.entries(it).map(([name, value]) => [name, again(value)]));
  };
  return again(entry);
}
