/* Words pointed at: selected in the article, or typed; and the list of what was corrected */

// What the words are pointed at for: "quotation" or "span"; and those that were selected.
const pointing = { purpose: "quotation", span: null, found: [] };

// A small bar stands below words that are selected.
function showSelection() {
  const span = selectedSpan(), bar = byId("selection");
  pointing.span = span ?? (bar.contains(document.activeElement) ? pointing.span : null);
  bar.hidden = !pointing.span;
  if (!span) return;
  const { bottom, left, width } = getSelection().getRangeAt(0).getBoundingClientRect(), quotation = work.now.quotations.get(inHand());
  byId("selection-span").hidden = !quotation;
  if (quotation) byId("selection-span").textContent = `These are the words of ${quotations.get(quotation.id).label}`;
  const most = document.documentElement.clientWidth - bar.offsetWidth - 8;
  bar.style.top = `${scrollY + bottom + 6}px`;
  bar.style.left = `${Math.max(8, Math.min(most, left + width / 2 - bar.offsetWidth / 2))}px`;
}

// Opens the box in which words are named: with those selected, or for typing where they begin and end.
function askWords(purpose) {
  const box = byId("words-box"), form = box.querySelector("form"), id = inHand(), isSpan = purpose === "span";
  const span = selectedSpan() ?? pointing.span, quotation = work.now.quotations.get(id);
  if (isSpan && !quotation) return;
  const words = span ?? (isSpan ? [quotation.spans[0][0], quotation.spans.at(-1)[1]] : null);
  Object.assign(pointing, { purpose, id });
  byId("words-heading").textContent = isSpan ? `The words of ${quotations.get(id).label}` : "A quotation that was missed";
  const [first, last] = words ? endsOf(words) : ["", ""];
  form.elements["first-words"].value = first;
  form.elements["last-words"].value = last;
  byId("words-speaker").replaceChildren(...(isSpan ? [] : whomFields(null, "nobody known")));
  byId("words-who").hidden = work.who !== null;
  lookUpWords(span);
  box.showModal();
  form.elements[span ? (isSpan ? "reason" : "whom") : "first-words"].focus();
}

// The words at both ends that say which words are meant.
function endsOf([start, end]) {
  const those = textAt(start, end).split(/\s+/u);
  return those.length < 9 ? [those.join(" "), ""] : [those.slice(0, 5).join(" "), those.slice(-4).join(" ")];
}

// Says which words are found; where there are several, one is chosen.
function lookUpWords(span = null) {
  const { elements } = byId("words-box").querySelector("form"), chosen = elements.place;
  pointing.found = span ? [span] : stretches(elements["first-words"].value, elements["last-words"].value);
  chosen.replaceChildren(...pointing.found.map((it, at) => option(String(at), `¶ ${paragraphNumber([it])}: ${short(textAt(...it))}`)));
  byId("words-place").hidden = pointing.found.length < 2;
  showFound();
}

function showFound() {
  const { elements } = byId("words-box").querySelector("form"), span = pointing.found[Number(elements.place.value) || 0];
  const number = pointing.found.length, text = span ? textAt(...span) : "";
  byId("words-found").replaceChildren(...(span ? ["Words: ", element("bdi", text)] : [elements["first-words"].value ? "These words are not in the article." : "No words yet."]),
    ...(number > 1 ? [` (found ${number} times: choose which)`] : []));
}

function sendWords(event) {
  event.preventDefault();
  const { elements } = event.target, span = pointing.found[Number(elements.place.value) || 0], reason = elements.reason.value;
  if (!span) return tellInBox("These words are not in the article: write them as they stand there.");
  const whom = pointing.purpose === "span" ? {} : whomIn(elements);
  if (!whom) return tellInBox(NO_NAME);
  if (work.who === null) work.who = tidy(elements.who.value);
  byId("words-box").close();
  getSelection().removeAllRanges();
  pointing.span = null;
  const spans = [anchorAt(span)], kind = kindOf([span]);
  if (pointing.purpose === "span") return setWords(pointing.id, spans, kind, reason);
  const entry = entryOf("quotation", { kind, spans, speaker: whom }, reason);
  change([...work.entries, entry], `A quotation of ${nameOf(whom)} is there now.`);
  const id = work.now.placed.get(entry.id);
  if (!id) return say(`It can’t be placed: ${work.now.unplaced.get(entry.id)}.`);
  goTo(id, `${quotations.get(id).label} is a quotation of ${nameOf(whom)} now.`);
  return focusCard();
}

function setWords(id, spans, kind, reason) {
  enter("span", id, { quotation: quotationAnchor(id), spans, ...(kind !== came.quotations.get(id)?.kind && { kind }) }, { reason, message: "It has these words now." });
  focusControl("span");
}

function tellInBox(message) {
  byId("words-error").textContent = message;
}

/* The list of corrections */

const DID = {
  speaker: it => `${wordsOfEntry(it)}: said by ${whoIs(it.speaker)}`, "not-a-quotation": it => `${wordsOfEntry(it)}: no quotation`,
  quotation: it => `${short(it.spans.map(({ text }) => text).join(" "))}: a quotation of ${whoIs(it.speaker)}`,
  span: it => `${wordsOfEntry(it)}: its words are ${short(it.spans.map(({ text }) => text).join(" "))}`,
  "same-source": it => `${it.source.name}: the same as ${it.other.name}`,
  "different-source": it => `${it.source.name}: not ${it.other?.name ?? `the same at all its mentions${it.name ? `, some are of ${it.name}` : ""}`}`,
  rename: it => `${it.source.name}: called ${it.name}`, describe: it => `${it.source.name}: ${it.description ? `described as ${it.description}` : "no description"}`,
  kind: it => `${it.source.name}: ${it.kind}`, named: it => `${it.source.name}: ${it.named ? "has a name" : "has no name"}`,
  anonymity: it => `${it.source.name}: ${Object.values(it.anonymity ?? {}).filter(Boolean).join("; ") || "no terms"}`,
  via: it => `${wordsOfEntry(it)}: passed on by ${isNobody(it.via) ? "nobody" : whoIs(it.via)}`,
  status: it => `${wordsOfEntry(it)}: ${[statusWords(it.status ?? "unchecked"), it.note].filter(Boolean).join("; ")}`,
  signed: it => `${wordsOfEntry(it)}: ${["signed", it.how, it.note].filter(Boolean).join("; ")}`,
  "known-to": it => `${it.source.name}: identity known to ${it.identity_known_to || "nobody entered"}`,
};
const wordsOfEntry = it => short(it.quotation.spans.map(({ text }) => text).join(" ") || it.quotation.id);
const whoIs = whom => whom.name ?? whom.source?.name ?? whom.mention?.text ?? "nobody known";

function statusWords(status) {
  const shown = [...byId("filter-status").options].find(it => it.value === status);
  return shown?.textContent ?? status;
}

function listCorrections() {
  const rows = [...work.entries].sort(byTime).reverse().map(rowOfEntry), those = work.entries.length;
  byId("corrections-made").replaceChildren(...rows);
  byId("corrections-none").hidden = those > 0;
  for (const it of document.querySelectorAll("[data-corrections]")) it.textContent = String(those);
}

function rowOfEntry(entry) {
  const what = Object.hasOwn(DID, entry.correction) ? DID[entry.correction](entry) : `An entry of a kind that this page does not know, “${told(entry.correction)}”: it is kept`;
  const row = made("li", "", made("p", "", element("bdi", what))), id = work.now.placed?.get(entry.id) ?? camePlaced.get(entry.id);
  const facts = made("ul", "facts", ...[entry.who, entry.when.replace("T", " ").replace(/:\d\dZ$/u, " UTC"), didCome(entry) ? "came with the page" : "", entry.reason].filter(Boolean).map(it => made("li", "", element("bdi", it))));
  const lost = didCome(entry) ? cameUnplaced.get(entry.id) : work.now.unplaced?.get(entry.id), buttons = made("div", "buttons");
  if (id && (quotations.has(id) || sources.has(id))) facts.append(made("li", "", Object.assign(element("a", quotations.get(id)?.label ?? "the source"), { href: `#${id}` })));
  row.append(facts);
  if (lost) row.append(made("p", "strong", element("bdi", `Not applied: ${lost}${/[.?!]$/u.test(lost) ? "" : "."}`)));
  const named = (text, act) => {
    const it = button(text, act);
    it.append(made("span", "spoken", `: ${what}`));
    return it;
  };
  if (entry.ask_again) buttons.append(named("Still holds", () => leaveRow(() => stillHolds(entry))));
  buttons.append(named("Take back", () => leaveRow(() => takeBack(entry))));
  row.append(buttons);
  return row;
}

// The row may be gone after it: the focus goes on at the head of the list.
function leaveRow(act) {
  act();
  (byId("card").contains(byId("corrections")) ? byId("card-heading") : byId("corrections-heading")).focus({ preventScroll: true });
}

/* What all of the page says of the work */

function showWork() {
  for (const it of quotations.values()) {
    const slot = byId(it.id)?.querySelector(":scope > .change"), item = check(it.id), text = isEntered(item) ? `${statusWords(item.status)}${item.note && `: ${item.note}`}` : "";
    showLine(slot, "entered", text);
  }
  for (const it of sources.values()) showLine(byId(it.id)?.querySelector(":scope > .change"), "entered", knownTo(it.id) && `Identity known to: ${knownTo(it.id)}`);
  const isDone = [...quotations.keys()].filter(id => check(id).status !== "unchecked").length;
  byId("progress").textContent = `${isDone} of ${count(quotations.size, "quotation")} checked.`;
  byId("undo").disabled = work.history.length === 0;
  byId("unsaved").textContent = keptText();
  byId("keep").checked = work.isKept;
  byId("who").value = work.who ?? "";
  listCorrections();
}

const isEntered = ({ status, note }) => status !== "unchecked" || note !== "";

function showLine(slot, name, text) {
  const there = slot?.querySelector(`:scope > .${name}`);
  if (!slot || (!text && !there)) return;
  if (!text) there.remove();
  else if (there) there.textContent = text;
  else slot.prepend(made("p", name, text));
}

/* Keys, besides those of the card */

function pressControl(name) {
  byId("card").querySelector(`[data-control="${name}"]`)?.[name === "status" || name === "note" || name === "known" ? "focus" : "click"]();
}

Object.assign(KEYS, {
  s: () => pressControl("speaker"), x: () => pressControl("none"), b: () => pressControl("span"), v: () => pressControl("via"),
  t: () => pressControl("status"), e: () => pressControl("note"), r: () => pressControl("rename"), m: () => pressControl("same"),
  w: () => askWords("quotation"), u: () => undoHere(), S: () => save(),
});

// The focus stays where it was, or goes on in the card or the article where that is gone.
function undoHere() {
  const was = document.activeElement, isInCard = byId("card").contains(was), { control } = was.dataset;
  undo();
  if (was.isConnected && was !== document.body) return;
  if (isInCard && !byId("card").hidden) focusControl(control ?? "speaker");
  else byId("article").focus({ preventScroll: true });
}

function startCorrecting() {
  readBadges();
  recall();
  refresh({ isQuiet: work.entries.every(didCome) && !work.takenBack.size });
  byId("save").addEventListener("click", save);
  byId("undo").addEventListener("click", undo);
  byId("load").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", async ({ target }) => {
    if (target.files[0]) await load(target.files[0]);
    target.value = "";
  });
  byId("keep").addEventListener("change", ({ target }) => (target.checked ? answerKeep(true) : forget()));
  byId("forget").addEventListener("click", forget);
  byId("keep-yes").addEventListener("click", () => answerKeep(true));
  byId("keep-no").addEventListener("click", () => answerKeep(false));
  byId("who").addEventListener("input", ({ target }) => { work.who = target.value; });
  byId("selection-quotation").addEventListener("click", () => askWords("quotation"));
  byId("selection-span").addEventListener("click", () => askWords("span"));
  byId("mark-words").addEventListener("click", () => askWords("quotation"));
  const form = byId("words-box").querySelector("form");
  form.addEventListener("submit", sendWords);
  form.elements["first-words"].addEventListener("input", () => lookUpWords());
  form.elements["last-words"].addEventListener("input", () => lookUpWords());
  form.elements.place.addEventListener("change", showFound);
  byId("words-cancel").addEventListener("click", () => byId("words-box").close());
  document.addEventListener("selectionchange", showSelection);
  window.addEventListener("beforeunload", event => work.isUnsaved && event.preventDefault());
}
