/* The words of the article, by their offsets: code points into the text, as Python counts them */

// So many characters before and after its words help to find them again.
const CONTEXT = 32;
// The characters of the text, those far from the article left blank, and the article's paragraphs.
const article = { points: [], paragraphs: [] };
// Where each text node of the article begins in the text; where it is shown otherwise, each character's own place.
const places = new WeakMap();

const pointsOf = text => Array.from(text);
const textAt = (start, end) => article.points.slice(start, end).join("");
const textOf = spans => spans.map(([start, end]) => textAt(start, end)).join(" ");
const overlaps = ([a, b], [c, d]) => a < d && c < b;
const holds = ([a, b], [c, d]) => a <= c && d <= b;

// The paragraphs have the article's words; the data has what stands between them, and what a page can't show as it is.
function readArticle() {
  const { start, head, gap, gaps, exact, tail } = DATA.text, before = pointsOf(head);
  article.points = [...Array(start - before.length).fill(" "), ...before];
  [...document.querySelectorAll(".article > p[id]")].forEach((shown, at) => {
    const from = article.points.length;
    const points = pointsOf(exact[at + 1] ?? [...wordsIn(shown)].map(node => node.data).join(""));
    article.points.push(...points);
    const paragraph = { shown, start: from, end: article.points.length };
    article.paragraphs.push(paragraph);
    if (exact[at + 1] === undefined) placeNodes(paragraph);
    else placeAlike(paragraph);
    article.points.push(...pointsOf(gaps[at + 1] ?? gap));
  });
  article.points.length = article.paragraphs.at(-1)?.end ?? start;
  article.points.push(...pointsOf(tail));
}

// Yields the text nodes of a paragraph that are the article's own.
function* wordsIn(shown) {
  const walker = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
    acceptNode: it => (it.nodeType === Node.TEXT_NODE ? NodeFilter.FILTER_ACCEPT
      : it.matches(".mark, .spoken") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP),
  });
  while (walker.nextNode()) yield walker.currentNode;
}

function placeNodes({ shown, start }) {
  for (const node of wordsIn(shown)) {
    places.set(node, { start });
    start += pointsOf(node.data).length;
  }
}

// What a page can't show stands in it otherwise: a line's end, a control, and what closes a turn of direction.
function placeAlike({ shown, start, end }) {
  let at = start;
  for (const node of wordsIn(shown)) {
    const offsets = [], from = at;
    for (const point of pointsOf(node.data)) {
      offsets.push(at);
      if (at >= end || (isTurn(point) && article.points[at] !== point)) continue;
      at += point === "\n" && article.points[at] === "\r" && article.points[at + 1] === "\n" ? 2 : 1;
    }
    places.set(node, { start: from, offsets: [...offsets, at] });
  }
}

const isTurn = point => /[\u202a-\u202e\u2066-\u2069]/u.test(point);

function paragraphAt(offset) {
  return article.paragraphs.find(({ start, end }) => start <= offset && offset < end) ?? null;
}

function paragraphNumber(spans) {
  for (const span of spans) {
    const at = article.paragraphs.findIndex(({ start, end }) => overlaps(span, [start, end]));
    if (at >= 0) return at + 1;
  }
  return null;
}

/* What is selected */

// Returns the offset of a place in the page: of the next words after it, where it is in none.
function offsetAt(node, inside) {
  const place = places.get(node);
  if (place) {
    const before = pointsOf(node.data.slice(0, inside)).length;
    return place.offsets?.[before] ?? place.start + before;
  }
  const after = document.createRange();
  after.setStart(node, inside);
  for (const { shown, end } of article.paragraphs) {
    if (after.comparePoint(shown, shown.childNodes.length) < 0) continue;
    for (const words of wordsIn(shown)) {
      if (after.comparePoint(words, 0) >= 0) return places.get(words).start;
    }
    return end;
  }
  return article.paragraphs.at(-1).end;
}

// Returns the words that are selected in the article, as a span with its marks and without white space, or null.
function selectedSpan() {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount || !article.paragraphs.length) return null;
  const range = selection.getRangeAt(0);
  if (!byId("article").contains(range.commonAncestorContainer)) return null;
  const span = trimmed([offsetAt(range.startContainer, range.startOffset), offsetAt(range.endContainer, range.endOffset)]);
  return span && withMarks(span);
}

function trimmed([start, end]) {
  const first = article.paragraphs[0].start, last = article.paragraphs.at(-1).end;
  return withoutSpace([Math.max(start, first), Math.min(end, last)]);
}

function withoutSpace([start, end]) {
  while (start < end && isSpace(article.points[start])) start++;
  while (start < end && isSpace(article.points[end - 1])) end--;
  return start < end ? [start, end] : null;
}

const isSpace = point => /[\s\x85\x1c-\x1f]/u.test(point);
const OPENING = new Map([["“", "”"], ["‘", "’"], ["«", "»"], ["„", "“"], ['"', '"'], ["'", "'"]]);

// Words that stand right between two marks are quoted with their marks.
function withMarks([start, end]) {
  const closing = OPENING.get(article.points[start - 1]);
  return closing && article.points[end] === closing ? [start - 1, end + 1] : [start, end];
}

// Returns whether words stand in marks: "direct" all of them, "mixed" a part, "indirect" none.
function kindOf(spans) {
  const inMarks = span => OPENING.get(article.points[span[0]]) === article.points[span[1] - 1] && span[1] - span[0] > 1;
  if (spans.every(inMarks)) return "direct";
  return quotedIn(textOf(spans)) ? "mixed" : "indirect";
}

function quotedIn(text) {
  return (text.match(/“[^”]*”?|«[^»]*»?|„[^“]*“?|"[^"]*"?/gu) ?? []).join(" ");
}

/* Words, found again: as attribution/corrections/anchors.py does it */

const LONG = 16, ENOUGH = 8;
const ALIKE = new Map([
  ...[..."‘’‚‛′"].map(it => [it, "'"]), ...[..."“”„‟″«»"].map(it => [it, '"']), ...[..."‐‑‒–—―"].map(it => [it, "-"]),
  ...[..."\u00ad\u200b\u200c\u200d\u2060\ufeff"].map(it => [it, ""]), ["…", "..."],
]);

function anchorAt([start, end]) {
  const before = textAt(Math.max(0, start - CONTEXT), start), after = textAt(end, end + CONTEXT);
  return { start, end, text: textAt(start, end), before, after };
}

// Returns a text as it is compared, and for each of its UTF-16 units the place of the character that it stands for.
function fold(points) {
  const units = [], origins = [];
  points.forEach((point, place) => {
    for (const plain of (ALIKE.get(point) ?? point).normalize("NFKD")) {
      if (/\p{M}/u.test(plain) || (isSpace(plain) && units.at(-1) === " ")) continue;
      for (const unit of isSpace(plain) ? " " : plain.split("")) {
        units.push(unit);
        origins.push(place);
      }
    }
  });
  return { text: units.join(""), origins };
}

let folded = null;

// Returns where an anchor's words stand, or null where they do not, or it can't be told which are meant.
function find(anchor) {
  if (isThere(anchor)) return withoutSpace([anchor.start, anchor.end]);
  folded ??= fold(article.points);
  const words = fold(pointsOf(anchor.text)).text.trim();
  if (!words) return null;
  const before = fold(pointsOf(anchor.before ?? "")).text.trimEnd(), after = fold(pointsOf(anchor.after ?? "")).text.trimStart();
  const found = eachPlace(words).map(at => [likenessAt(at, words.length, before, after), at]);
  const best = Math.max(0, ...found.map(([likeness]) => likeness));
  const isLong = words.length >= LONG && found.length === 1;
  if (!found.length || (best < Math.min(ENOUGH, before.length + after.length) && !isLong)) return null;
  const alike = found.filter(([likeness]) => likeness === best).map(([, at]) => spanAt(at, words.length));
  return alike.length === 1 ? alike[0] : alike.find(([start, end]) => start <= anchor.start && anchor.start < end) ?? null;
}

function isThere({ start, end, text, before = "", after = "" }) {
  return textAt(start, end) === text && textAt(Math.max(0, start - before.length), start) === before
    && textAt(end, end + pointsOf(after).length) === after;
}

function eachPlace(words) {
  const found = [];
  for (let at = folded.text.indexOf(words); at >= 0; at = folded.text.indexOf(words, at + 1)) found.push(at);
  return found;
}

function likenessAt(at, length, before, after) {
  const reversed = text => text.split("").reverse().join("");
  const left = folded.text.slice(Math.max(0, at - CONTEXT), at).trimEnd();
  const right = folded.text.slice(at + length, at + length + CONTEXT).trimStart();
  return shared(reversed(left), reversed(before)) + shared(right, after);
}

function shared(one, two) {
  let at = 0;
  while (at < one.length && at < two.length && one[at] === two[at]) at++;
  return at;
}

function spanAt(at, length) {
  let end = folded.origins[at + length - 1] + 1;
  while (end < article.points.length && /\p{M}/u.test(article.points[end])) end++;
  return [folded.origins[at], end];
}

// Returns the stretches of the article that begin with some words and end with others, for those who type them.
function stretches(first, last) {
  folded ??= fold(article.points);
  const [from, to] = [first, last].map(text => fold(pointsOf(text)).text.trim());
  if (!from) return [];
  const { start, end } = { start: article.paragraphs[0].start, end: article.paragraphs.at(-1).end };
  return eachPlace(from).flatMap(at => {
    const until = to ? folded.text.indexOf(to, at) : at;
    return until < 0 ? [] : [withMarks(spanAt(at, until - at + (to || from).length))];
  }).filter(span => holds([start, end], span));
}
