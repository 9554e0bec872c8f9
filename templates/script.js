{# What other parts of the script rely on, and house templates keep:
   [data-quotation=LABEL]    a piece of a quotation in the article
   .article > p[id]          a paragraph of the article; what is in .mark or .spoken stands in the page and not in the text
   .entry, with an id        a quotation's entry; it is in the list of its source, or in the card while it is in hand
   .source, with an id       a source's section, likewise
   .change                   the place for controls in an entry or a source's section
   [data-look], with an id   one thing that needs a look; its data-about is the id of a quotation or a source
   DATA                      the quotations and sources, as tables
   inHand()                  the id of the quotation or the source in hand, or null
   takeInHand(id)            takes a quotation, a source or a look in hand; goTo(id) also keeps it in the address
   markDone(look, isDone)    marks a look as done; doneLooks has the ids of those that are
   keyOf(look)               what a look is known by in another run, where its id may be another
   say(message)              tells those who hear the page
#}
// The script of an article's page: it takes in hand what one works on, finds, corrects, loads, saves and exports. The
// page is complete without it. It sends nothing, and what it shows of the article it sets as text.
"use strict";

const DATA = JSON.parse(document.getElementById("data").textContent);
const byId = name => document.getElementById(name);
const element = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

// What a policy makes of a verdict, and the choice of all house rules, as the filters have them.
const RESULTS = new Map([[true, "passes"], [false, "does not pass"]]);
const ANY_FINDING = "any finding";
// A table of the data is the names of its columns, then its rows.
const records = ([names, ...rows]) => rows.map(row => Object.fromEntries(row.map((value, at) => [names[at], value])));
// A column in which no row has anything is left out of a table.
const NOTHING = { source: null, flags: [], rules: [], denied: false, speaker_at: null, via_at: null, words: null, described: null, affiliation: null, anonymity: null, member_of: null, members: [], may_be: [] };
const byTheirId = table => new Map(records(table).map(it => [it.id, { ...NOTHING, ...it }]));
const sources = byTheirId(DATA.sources), quotations = byTheirId(DATA.quotations);
const filters = [...document.querySelectorAll("[data-filter]")];
// Who did not comment, what is nobody's words, and what house rules found: the search finds them too.
const asides = () => document.querySelectorAll("[data-aside]");
const findings = [...document.querySelectorAll("[data-finding]")];
// So many of what was found are listed under the search.
const MOST_MATCHES = 40;
// So many characters of a file's name say what is in the file.
const LONGEST_SCOPE = 80;
// The anchor of a link that was followed: its place is shown, whatever the filters say.
let linkedTo = "";

/* Finding */

// A search does not tell straight from curly marks, nor small letters from capitals.
function plain(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}

function prepare() {
  for (const quotation of quotations.values()) {
    quotation.row = byId(quotation.id).closest("li") ?? byId(quotation.id);
    quotation.pieces = [];
  }
  const byLabel = new Map([...quotations.values()].map(quotation => [quotation.label, quotation]));
  for (const piece of document.querySelectorAll("[data-quotation]")) {
    byLabel.get(piece.dataset.quotation).pieces.push(piece);
  }
  prepareSearch();
}

function prepareSearch() {
  for (const quotation of quotations.values()) {
    const source = sources.get(quotation.source);
    const about = source ? [source.name, source.description, source.affiliation, ...source.words] : [];
    quotation.from = source ?? { name: "" };
    quotation.searched = plain([quotation.text, quotation.speaker, ...about].join("\n"));
  }
}

function chosen() {
  const valueOf = it => (it.type !== "checkbox" ? it.value.trim() : it.checked ? "yes" : "");
  return Object.fromEntries(filters.map(it => [it.dataset.filter, valueOf(it)]).filter(([, value]) => value));
}

function fits(quotation, wanted) {
  return hasWords(quotation.searched, wanted)
    && ofSource(quotation.from, wanted)
    && (!wanted.kind || wanted.kind === quotation.kind)
    && (!wanted.look || quotation.look)
    && (!wanted.status || wanted.status === check(quotation.id).status)
    && (!wanted.record || [RESULTS.get(quotation.passes), quotation.verdict].includes(wanted.record))
    && (!wanted.rule || quotation.rules.some(rule => isOf(rule, wanted)));
}

function isOf(rule, wanted) {
  return wanted.rule === rule || wanted.rule === ANY_FINDING;
}

function hasWords(searched, wanted) {
  return plain(wanted.search ?? "").split(/\s+/).every(word => searched.includes(word));
}

// A document or a body without a name is neither named nor what editors call unnamed.
function ofSource(source, wanted) {
  return (!wanted.source || wanted.source === source.kind) && (!wanted.named || Boolean(source[wanted.named]));
}

// These are a quotation's own: where one of them is chosen, nothing else is shown.
function ownOfQuotations(wanted) {
  return Boolean(wanted.kind || wanted.look || wanted.status || wanted.record);
}

function fitsAside(row, wanted) {
  return !(ownOfQuotations(wanted) || wanted.rule)
    && hasWords(plain(row.textContent), wanted)
    && ofSource(sources.get(row.dataset.source) ?? {}, wanted);
}

// Of the findings of house rules, those of the rule that is chosen; a source is chosen for its quotations.
function fitsFinding(row, wanted) {
  return !(ownOfQuotations(wanted) || wanted.source || wanted.named)
    && hasWords(plain(row.textContent), wanted)
    && (!wanted.rule || isOf(row.dataset.finding, wanted));
}

// What is looked for is unfolded, and folded again after it. Returns how many are shown, by the anchor of their list.
function showAsides(wanted) {
  const found = new Map(), isAsked = Boolean(wanted.search || wanted.rule);
  const showRow = (row, list, isShown) => {
    row.hidden = !isShown;
    found.set(list, (found.get(list) ?? 0) + isShown);
  };
  for (const row of asides()) showRow(row, row.dataset.aside, fitsAside(row, wanted));
  for (const row of findings) showRow(row, "rules", fitsFinding(row, wanted));
  for (const group of document.querySelectorAll(".rule-group")) {
    group.hidden = !group.querySelector("[data-finding]:not([hidden])");
  }
  for (const [list, number] of found) {
    const fold = byId(list).querySelector("details");
    if (!fold) continue;
    if (isAsked || fold.dataset.searched) fold.open = isAsked && number > 0;
    fold.dataset.searched = isAsked ? "yes" : "";
  }
  return found;
}

function tellAsides(found) {
  const links = [...found].filter(([, number]) => number).map(([list, number]) =>
    Object.assign(element("a", `${byId(`${list}-heading`).textContent}: ${number}`), { href: `#${list}` }));
  byId("shown-asides").replaceChildren(...links.flatMap(link => [" ", link]));
}

// Of what needs a look, what leads to something shown, or to nothing and has the words.
function showLooks(wanted, all) {
  for (const row of looks.filter(it => !it.dataset.finding)) {
    const rows = [...row.querySelectorAll("a[href^='#']")].map(link => placeOf(link.hash.slice(1))).filter(Boolean);
    const isShown = rows.length ? rows.some(it => !it.hidden) : wanted.search && hasWords(plain(row.textContent), wanted);
    row.hidden = !all && !isShown;
  }
  for (const group of document.querySelectorAll(".look-group")) {
    group.hidden = !group.querySelector("li:not([hidden])");
  }
}

function placeOf(anchor) {
  return quotations.get(anchor)?.row ?? (sources.has(anchor) ? byId(anchor) : null);
}

function show() {
  const wanted = chosen(), all = Object.keys(wanted).length === 0;
  for (const quotation of quotations.values()) {
    quotation.row.hidden = !(fits(quotation, wanted) || quotation.id === linkedTo);
    for (const piece of quotation.pieces) piece.classList.toggle("left-out", quotation.row.hidden);
  }
  const shown = [...quotations.values()].filter(quotation => !quotation.row.hidden);
  const speaking = new Set(shown.map(quotation => quotation.source));
  for (const name of sources.keys()) byId(name).hidden = !all && !speaking.has(name) && name !== linkedTo;
  const whole = quotations.size, whose = count(speaking.size - speaking.has(null), "source");
  byId("shown").textContent = all ? `All ${count(whole, "quotation")} shown.`
    : `${shown.length} of ${count(whole, "quotation")} shown, from ${whose}.`;
  showLooks(wanted, all);
  byId("no-speaker")?.toggleAttribute("hidden", !all && !speaking.has(null));
  showMatches(all ? [] : shown);
  const found = showAsides(wanted);
  tellAsides(wanted.search || wanted.rule ? found : new Map());
  byId("export-shown").textContent = `Export what is shown (${shown.length} of ${whole})`;
  byId("export-all").textContent = `Export everything (${whole})`;
}

// The first of what was found, as links; the list of sources below has all of it.
function showMatches(shown) {
  const rows = shown.slice(0, MOST_MATCHES).map(it => {
    const row = element("li", ""), link = Object.assign(element("a", it.label), { href: `#${it.id}` });
    row.append(link, " ", element("bdi", it.text.length > 90 ? `${it.text.slice(0, 90)} …` : it.text));
    return row;
  });
  if (shown.length > MOST_MATCHES) rows.push(element("li", `and ${shown.length - MOST_MATCHES} more, under Sources`));
  byId("matches").replaceChildren(...rows);
}

/* The state in the address: "#q-5f0c1e?search=bridge&named=unnamed" */

function readAddress() {
  const [anchor, query] = location.hash.slice(1).split(/\?(.*)/s), wanted = new URLSearchParams(query);
  if (query !== undefined) setFilters(wanted);
  linkedTo = anchor;
  const wasHidden = byId(anchor)?.closest("[hidden]");
  show();
  writeAddress();
  // A link to a quotation's place in the article has it in hand as well.
  const place = anchor.replace(/^at-/, "");
  if (canTake(place)) takeInHand(place);
  if (place !== anchor && wordsInHand()) linkAt(wordsInHand()).focus({ preventScroll: true });
  if (query || wasHidden) byId(anchor)?.scrollIntoView();
}

function setFilters(wanted) {
  for (const it of filters) {
    const value = wanted.get(it.dataset.filter) ?? "";
    if (it.type === "checkbox") it.checked = value !== "";
    else it.value = value;
    if (it.selectedIndex === -1) it.value = "";
    if (it.tagName === "SELECT" && it.value) byId("filters").open = true;
  }
}

function addressOf(anchor) {
  const query = new URLSearchParams(chosen()).toString();
  return `#${anchor}${query && `?${query}`}`;
}

function writeAddress() {
  const hash = addressOf(linkedTo);
  if (hash !== (location.hash || "#")) history.replaceState(null, "", hash);
}

// Where the filters stand below the lists, these get shorter and longer: what the reader works in stays in its place.
function filterChanged() {
  const top = byId("tools").getBoundingClientRect().top;
  linkedTo = PANELS.has(hand.id) ? hand.id : "";
  show();
  writeAddress();
  scrollBy(0, byId("tools").getBoundingClientRect().top - top);
}

function showAll() {
  setFilters(new URLSearchParams());
  filterChanged();
  byId("search").focus();
}

/* CSV */

const COLUMNS = {
  label: it => it.label, id: it => it.id, quotation: it => it.text, kind: it => it.kind, source: it => it.from.name,
  source_kind: it => it.from.kind, named: it => it.from.named, unnamed: it => it.from.unnamed,
  description: it => it.from.description, affiliation: it => it.from.affiliation, speaker: it => it.speaker,
  cue: it => it.cue, via: it => it.via, addressee: it => it.addressee, denied: it => it.denied, confidence: it => it.confidence, evidence: it => evidence(it.id),
  paragraph: it => it.paragraph, characters: it => it.characters, needs_a_look: it => it.look,
  flags: it => it.flags.join("; "), status: it => check(it.id).status, note: it => check(it.id).note,
  identity_known_to: it => knownTo(it.source),
  // Only where the article was held against records, or against house rules.
  ...(DATA.held && { verdict: it => it.verdict, passes: it => it.passes }),
  ...(DATA.ruled && { house_rules: it => it.rules.join("; ") }),
};

// The page has it once.
function evidence(id) {
  return byId(id).querySelector("[data-evidence]")?.textContent;
}

// A cell that a spreadsheet would take for a formula begins with an apostrophe.
function cell(value) {
  const text = String(value ?? "");
  return `"${(/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

// What is in the file, its name says: which of the quotations, and what they were chosen by.
function exportCsv(onlyShown) {
  const whole = quotations.size, rows = [...quotations.values()].filter(it => !(onlyShown && it.row.hidden));
  const body = rows.map(it => Object.values(COLUMNS).map(value => value(it)));
  const lines = [Object.keys(COLUMNS), ...body].map(line => `${line.map(cell).join(",")}\r\n`);
  const wanted = Object.entries(chosen()).flat().join(" ").match(/[\p{L}\p{N}]+/gu) ?? [];
  const scope = onlyShown ? [`${rows.length}-of-${whole}-quotations`, ...wanted].join("-") : `all-${whole}-quotations`;
  download(`${DATA.file}-${scope.slice(0, LONGEST_SCOPE)}.csv`, "text/csv", `\ufeff${lines.join("")}`);
}

function download(name, type, text) {
  const href = URL.createObjectURL(new Blob([text], { type })), link = element("a", "");
  Object.assign(link, { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

{% include "card.js" %}

{% include "words.js" %}

{% include "revising.js" %}

{% include "counting.js" %}

{% include "drawing.js" %}

{% include "sections.js" %}

{% include "corrections.js" %}

{% block keeping %}{% include "keeping.js" %}{% endblock %}

{% include "corrections-file.js" %}

{% include "controls.js" %}

{% include "pointing.js" %}

/* Start */

function start() {
  readArticle();
  readState();
  prepare();
  startCard();
  startCorrecting();
  for (const it of document.querySelectorAll("[data-scripted]")) it.hidden = false;
  byId("filters").open = isWide();
  for (const it of filters) it.addEventListener("input", filterChanged);
  byId("show-all").addEventListener("click", showAll);
  byId("export-shown").addEventListener("click", () => exportCsv(true));
  byId("export-all").addEventListener("click", () => exportCsv(false));
  window.addEventListener("hashchange", readAddress);
  readAddress();
}

// A house template may leave the controls out.
if (byId("tools") && byId("corrections")) start();
