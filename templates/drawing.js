/* The page drawn anew where corrections have changed it: the words in the article, the entries, the sources */

const HUES = 12, DEEPEST = 3, LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
// What a page can't hold is shown by a picture, as Python does it.
const UNSHOWABLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/gu;
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const KIND_SPOKEN = { direct: "quoted", mixed: "quoted in part", indirect: "reported" };
// Letters and numbers stay while the page is open; what is new gets the next ones.
const badges = new Map(), numbers = new Map();
// What stood on the page at first, by what it is part of: it is put back where nothing is changed any more.
const originals = new Map();
const drawn = new Map();

const made = (tag, className, ...content) => {
  const it = Object.assign(document.createElement(tag), className && { className });
  it.append(...content);
  return it;
};
const unnamedWord = () => made("span", "unnamed-word", "unnamed");

/* Labels and badges */

function readBadges() {
  for (const id of sources.keys()) {
    const badge = byId(id).querySelector("h3 .badge"), hue = [...badge.classList].find(it => it.startsWith("hue-"));
    badges.set(id, { letter: badge.textContent, hue: Number(hue.slice(4)) });
  }
  for (const { id, label } of quotations.values()) numbers.set(id, Number(label.match(/\d+$/u)[0]));
}

function letterOf(at) {
  let letters = "";
  for (; at > 0; at = Math.floor((at - 1) / LETTERS.length)) letters = LETTERS[(at - 1) % LETTERS.length] + letters;
  return letters;
}

function badgeOf(source) {
  const at = badges.size + 1;
  if (!badges.has(source.id)) badges.set(source.id, { letter: letterOf(at), hue: (at - 1) % HUES + 1 });
  return { ...badges.get(source.id), kind: source.kind, unnamed: isUnnamed(source) };
}

function labelOf(now, { id, source }) {
  if (!numbers.has(id)) numbers.set(id, Math.max(0, ...numbers.values()) + 1);
  return `${source ? badgeOf(now.sources.get(source)).letter : "?"}${numbers.get(id)}`;
}

const hueOf = (now, id) => (id ? badgeOf(now.sources.get(id)).hue : 0);
const drawBadge = ({ letter, hue, kind, unnamed }) => made("span", `badge hue-${hue} ${kind}${unnamed ? " unnamed" : ""}`, letter);

function sourceLink(now, id) {
  const source = now.sources.get(id), link = made("a", "source-link", drawBadge(badgeOf(source)), " ", element("bdi", source.name));
  link.href = `#${id}`;
  const whole = document.createDocumentFragment();
  whole.append(link, ...(isUnnamed(source) ? [" ", unnamedWord()] : []));
  return whole;
}

function paragraphLinks(those) {
  const at = [...new Set(those.map(paragraphNumber).filter(Boolean))], list = made("ul", "run");
  for (const it of at) list.append(made("li", "", paragraphLink(it)));
  return list;
}

const paragraphLink = at => Object.assign(element("a", `¶\u00a0${at}`), { href: `#p-${at}` });

/* The article */

// What of a paragraph does not hang from corrections: reporting words, and what stands in the margin.
function readParagraph(paragraph) {
  paragraph.roles = [];
  paragraph.margins = [];
  const nodes = [...wordsIn(paragraph.shown)];
  for (const node of nodes) {
    const { start } = places.get(node), end = offsetAt(node, node.data.length);
    if (node.parentElement.closest(".cue")) paragraph.roles.push({ span: [start, end], name: "cue", hue: 0 });
  }
  for (const margin of paragraph.shown.querySelectorAll(".margin")) {
    const after = nodes.find(it => margin.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING);
    paragraph.margins.push({ at: after ? places.get(after).start : paragraph.end, margin });
  }
}

function marksOf(now) {
  const found = article.paragraphs.map(({ roles }) => ({ pieces: [], roles: [...roles] }));
  const within = span => article.paragraphs.map((it, at) => [it, at]).filter(([{ start, end }]) => overlaps(span, [start, end]));
  const clipped = ([start, end], it) => [Math.max(start, it.start), Math.min(end, it.end)];
  const addRole = (span, name, hue) => within(span).forEach(([it, at]) => found[at].roles.push({ span: clipped(span, it), name, hue }));
  for (const spans of now.nobodys) for (const span of spans) addRole(span, "nobody", 0);
  for (const quotation of now.quotations.values()) {
    const { id, kind, source, spans } = quotation, label = labelOf(now, quotation), hue = hueOf(now, source);
    const name = source ? now.sources.get(source).name : "speaker not known";
    let isFirst = true;
    for (const span of spans) {
      const those = within(span);
      those.forEach(([it, at], place) => {
        const begins = place === 0, ends = place === those.length - 1;
        found[at].pieces.push({ id, kind, label, hue, name, span: clipped(span, it), begins, ends, isFirst });
        isFirst = false;
      });
    }
    if (quotation.via) addRole(quotation.via.at, "speaker", hueOf(now, quotation.via.source));
    if (quotation.speaker) addRole(quotation.speaker, "speaker", hue);
  }
  return found;
}

function drawArticle(now) {
  marksOf(now).forEach((marks, at) => {
    const paragraph = article.paragraphs[at], is = JSON.stringify(marks);
    if (paragraph.is !== undefined && paragraph.is !== is) drawParagraph(paragraph, marks);
    paragraph.is = is;
  });
  const byLabel = new Map([...quotations.values()].map(it => [it.label, it]));
  for (const it of quotations.values()) it.pieces = [];
  for (const piece of document.querySelectorAll(".article [data-quotation]")) byLabel.get(piece.dataset.quotation).pieces.push(piece);
}

const innerFirst = (one, two) => two.span[0] - one.span[0] || one.span[1] - two.span[1];

function drawParagraph(paragraph, { pieces, roles }) {
  const { start, end, margins, shown } = paragraph;
  const cuts = [...new Set([start, end, ...[...pieces, ...roles].flatMap(it => it.span), ...margins.map(it => it.at)])].sort((a, b) => a - b);
  const parts = [];
  cuts.slice(0, -1).forEach((from, place) => {
    const to = cuts[place + 1], around = those => those.filter(({ span }) => span[0] <= from && from < span[1]).sort(innerFirst);
    parts.push(...margins.filter(({ at }) => at === from).map(({ margin }) => margin));
    const begun = pieces.filter(it => it.span[0] === from && (it.begins || it.isFirst)).sort((a, b) => b.span[1] - a.span[1]);
    for (const it of begun) parts.push(drawOpening(it));
    parts.push(drawSegment(from, to, around(pieces).slice(0, DEEPEST).reverse(), around(roles)[0]));
    for (const it of pieces.filter(({ span, ends }) => span[1] === to && ends).sort(innerFirst)) parts.push(drawClosing(it));
  });
  shown.replaceChildren(...parts);
}

function drawOpening({ id, label, name, kind, isFirst }) {
  const words = isFirst ? `${label}, ${name}, ${KIND_SPOKEN[kind]}: ` : `quotation ${label} goes on: `;
  return Object.assign(made("span", "spoken", words), isFirst ? { id: `at-${id}` } : {});
}

function drawClosing({ id, label, hue }) {
  return made("sup", `mark hue-${hue}`, Object.assign(element("a", label), { href: `#${id}` }));
}

function drawSegment(from, to, layers, role) {
  const text = textAt(from, to), node = document.createTextNode(shownAs(text));
  if (node.data === text) places.set(node, { start: from });
  else placeTurned(node, from, to);
  let it = role ? made("span", `${role.name}${role.name === "speaker" ? ` hue-${role.hue}` : ""}`, node) : node;
  if (TURNING.test(text)) it = made("bdi", "", it);
  [...layers].reverse().forEach(({ label, hue, kind }, at) => {
    it = made("span", `quoted ${kind} hue-${hue}${at ? " outer" : ""}`, it);
    it.dataset.quotation = label;
  });
  return it;
}

function placeTurned(node, from, to) {
  let at = from;
  const offsets = pointsOf(node.data).map(point => (at < to && !(isTurn(point) && article.points[at] !== point) ? at++ : at));
  places.set(node, { start: from, offsets: [...offsets, to] });
}

const picture = point => (point.codePointAt(0) < 32 ? String.fromCodePoint(0x2400 + point.codePointAt(0)) : point === "\x7f" ? "␡" : "\ufffd");

// Returns a text as a page can show it: what it opens is closed, and nothing is closed that it did not open.
function shownAs(text) {
  const open = [], parts = [];
  for (const point of text.replace(UNSHOWABLE, picture)) {
    if (/[\u202a\u202b\u202d\u202e]/u.test(point)) open.push("\u202c");
    else if (/[\u2066-\u2068]/u.test(point)) open.push("\u2069");
    else if (point === "\u202c" && open.at(-1) === point) open.pop();
    else if (point === "\u2069" && open.includes(point)) open.length = open.lastIndexOf(point);
    else if (point === "\u2069") parts.push("\u2066");
    parts.push(point);
  }
  return [...parts, ...open.reverse()].join("");
}

/* A quotation's entry */

// Draws a part of an entry or a section: what stood there at first, or, where `draw` is given, what it gives.
function drawPart(owner, selector, key, draw) {
  const part = owner.querySelector(selector);
  if (!part) return;
  if (!originals.has(key)) originals.set(key, part.cloneNode(true));
  const it = originals.get(key).cloneNode(true);
  draw?.(it);
  part.replaceWith(it);
}

function drawEntry(now, quotation) {
  const { id, kind, source, spans, link } = quotation, label = labelOf(now, quotation), before = came.quotations.get(id);
  const entry = byId(id), hasMoved = JSON.stringify(before?.spans) !== JSON.stringify(spans);
  entry.className = `entry ${kind} hue-${hueOf(now, source)}`;
  drawPart(entry, ".label", `${id} label`, it => {
    (it.querySelector("a") ?? it).textContent = label;
  });
  drawPart(entry, "blockquote", `${id} words`, hasMoved ? it => it.replaceChildren(...passagesOf(spans)) : null);
  drawPart(entry, ".facts", `${id} facts`, it => drawFacts(now, it, quotation));
  drawPart(entry, "details", `${id} why`, link ? it => it.querySelector("[data-evidence]")?.replaceChildren(link) : null);
}

// The passages of a quotation, one a paragraph, each in its pieces.
function passagesOf(spans) {
  return article.paragraphs.map(({ start, end }) => spans.filter(span => overlaps(span, [start, end])).map(span => [Math.max(span[0], start), Math.min(span[1], end)]))
    .filter(pieces => pieces.length).map(pieces => made("p", "", ...pieces.flatMap((piece, at) => [...(at ? [" ", made("span", "gap", "[…]"), " "] : []), element("bdi", textAt(...piece))])));
}

function drawFacts(now, list, { id, kind, spans, speaker, via, link, isCorrected }) {
  const before = came.quotations.get(id), same = (one, two) => JSON.stringify(one) === JSON.stringify(two);
  const fact = (name, content) => {
    const old = list.querySelector(`[data-fact="${name}"]`);
    if (!content) return old?.remove();
    const it = made("li", "", ...content);
    it.dataset.fact = name;
    if (old) old.replaceWith(it);
    else list.querySelector("li:has(a[href^='#p-'])")?.before(it) ?? list.append(it);
    return it;
  };
  if (before && kind !== before.kind) list.querySelector("li").textContent = KIND_WORDS[kind];
  if (!before) list.prepend(element("li", KIND_WORDS[kind]));
  if (!same(speaker, before?.speaker)) fact("speaker", speaker && ["speaker here ", element("bdi", textAt(...speaker))]);
  if (!same(via, before?.via)) fact("via", via && ["passed on by ", Object.assign(made("a", "", element("bdi", textAt(...via.at))), { href: `#${via.source}` })]);
  if (link) fact("doubt", null);
  if (isCorrected && !before?.isCorrected) fact("corrected", ["corrected by a person"])?.classList.add("strong");
  const at = paragraphNumber(spans);
  if (!before && at) list.append(made("li", "", paragraphLink(at)));
}
