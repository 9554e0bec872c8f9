/* The browser's own storage: only if the reader turns it on. A browser may give none to a page from disk. */

const STORE = `${SCHEMA}/${DATA.document.sha256}`;

function keep() {
  if (!work.isKept) return;
  try {
    localStorage.setItem(STORE, JSON.stringify({ file: correctionsFile(), takenBack: [...work.takenBack], done: looks.filter(it => doneLooks.has(it.id)).map(keyOf), who: work.who }));
    work.isUnsaved = false;
  } catch {
    work.isKept = false;
    tell("This browser can’t keep anything for this page. Save a file instead.");
  }
}

// Asked once, at the first change.
function askToKeep() {
  if (!work.isKept && !byId("keep-question").dataset.asked) byId("keep-question").hidden = false;
  byId("keep-question").dataset.asked = "yes";
}

function answerKeep(isWanted) {
  byId("keep-question").hidden = true;
  byId("keep-question").dataset.asked = "yes";
  work.isKept = isWanted;
  keep();
  showWork();
  say(isWanted ? "Kept in this browser." : "Not kept. Save a file before you leave.");
}

function forget() {
  work.isKept = false;
  try {
    localStorage.removeItem(STORE);
    work.isUnsaved = work.history.length > 0;
  } catch { /* Then there is nothing to forget. */ }
  showWork();
  tell("This browser keeps nothing of this page. What you entered stays here until you close it.");
}

function recall() {
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(STORE) ?? "null");
  } catch { /* Then there is nothing to recall. */ }
  const content = isObject(kept) ? parse(JSON.stringify(kept.file ?? null)) : "";
  if (typeof content === "string") return;
  work.isKept = true;
  work.who = typeof kept.who === "string" ? kept.who : null;
  const strings = value => (Array.isArray(value) ? value.filter(it => typeof it === "string") : []);
  work.takenBack = new Set(strings(kept.takenBack));
  const own = content.entries.map(it => (JSON.stringify(it) === JSON.stringify(cameAs.get(it.id)) ? cameAs.get(it.id) : it)), ids = new Set(own.map(it => it.id));
  work.entries = [...own, ...DATA.corrections.entries.filter(it => !ids.has(it.id) && !work.takenBack.has(it.id))];
  const done = new Set(strings(kept.done));
  for (const look of looks) if (done.has(keyOf(look))) markDone(look);
}

// Returns what became of the work, for the bar above the article.
function keptText() {
  return work.isUnsaved ? "Not saved." : work.isKept ? "Kept in this browser." : "";
}
