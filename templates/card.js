/* What is in hand: its entry stands in the card, its words are marked in the article, and its looks come with it */

// Lists that can stand in the card as well.
const PANELS = new Set(["look", "tools", "corrections", "keys"]);
const looks = [...document.querySelectorAll("[data-look]")];
const lookWords = new Map(looks.map(look => [look, wordsOf(look)]));
const doneLooks = new Set();
// The thing in hand, the look among those in the card that one has come to, what was taken from its place, and what was
// opened for it.
const hand = { id: null, look: null, lifted: [], opened: null };

// Returns the id of the quotation or the source in hand, or null.
function inHand() {
  return quotations.has(hand.id) || sources.has(hand.id) ? hand.id : null;
}

function canTake(id) {
  return quotations.has(id) || sources.has(id) || PANELS.has(id) || looks.includes(byId(id));
}

function say(message) {
  byId("said").textContent = message;
}

// Takes a quotation, a source, a look or a panel in hand, and brings its words into view.
function takeInHand(id) {
  if (!canTake(id)) return;
  putBack();
  const row = byId(id), look = looks.includes(row) ? row : null;
  hand.id = look ? look.dataset.about ?? id : id;
  const isOther = it => it !== look && (it.dataset.about === hand.id || isBeside(it, look));
  const others = PANELS.has(id) ? [] : looks.filter(isOther);
  hand.look = look ?? others.shift() ?? null;
  byId("card-heading").textContent = "";
  byId("card-heading").append(...heading(look));
  if (hand.look) lift(hand.look, byId("card-looks"));
  if (hand.id !== look?.id) lift(byId(hand.id), byId("card-body"));
  for (const it of others) lift(it, byId("card-more"));
  if (quotations.get(hand.id)?.passes === false) openCheck();
  byId("card").hidden = false;
  byId("card").scrollTop = 0;
  markInHand();
  showControls();
  bringIntoView(wordsInHand());
  level();
  bringCardIntoView();
  showPlace();
}

// Whether two looks have one mark in the margin.
function isBeside(one, two) {
  const [a, b] = [one, two].map(it => it && byId(`at-${it.id}`)?.parentElement);
  return Boolean(a) && a === b;
}

function putBack() {
  for (const it of document.querySelectorAll(".in-hand")) it.classList.remove("in-hand");
  for (const it of byId("card").querySelectorAll(".added")) it.remove();
  if (hand.opened) hand.opened.open = false;
  for (const [element, stand] of hand.lifted.splice(0).reverse()) stand.replaceWith(element);
  Object.assign(hand, { id: null, look: null, opened: null });
}

function closeCard() {
  const words = wordsInHand(), wasInside = byId("card").contains(document.activeElement);
  putBack();
  byId("card").hidden = true;
  if (wasInside) (words ? linkAt(words) : byId("article")).focus({ preventScroll: true });
  linkedTo = "";
  writeAddress();
  showPlace();
}

// Of words that do not pass, the passage of the record is open while they are in hand.
function openCheck() {
  const fold = byId(hand.id).querySelector(".check details:not([open])");
  if (!fold) return;
  fold.open = true;
  hand.opened = fold;
}

// In its place stands where it is now.
function lift(element, place) {
  const stand = Object.assign(document.createElement(element.tagName === "LI" ? "li" : "p"), { className: "lifted" });
  stand.textContent = "This is in the card beside the article.";
  element.replaceWith(stand);
  place.append(element);
  hand.lifted.push([element, stand]);
  if (element.matches("[data-look]")) addLookControls(element);
}

/* The head of the card */

function heading(look) {
  const quotation = quotations.get(hand.id), source = sources.get(quotation ? quotation.source : hand.id);
  byId("card").className = "card";
  if (PANELS.has(hand.id)) return [byId(`${hand.id}-heading`).textContent];
  if (!quotation && !source) return [lookWords.get(look).what];
  if (!source) return [`${quotation.label} `, element("bdi", "no speaker")];
  const badge = byId(source.id).querySelector("h3 .badge").cloneNode(true);
  byId("card").classList.add(...[...badge.classList].filter(name => name.startsWith("hue-")));
  if (!quotation) return [badge, " ", element("bdi", source.name)];
  byId("card").querySelector(".card-head").after(walk(quotation, source));
  return [badge, " ", element("bdi", source.name)];
}

// The way to the source, and to its quotations before and after this one.
function walk(quotation, source) {
  const its = [...quotations.values()].filter(it => it.source === source.id), at = its.indexOf(quotation);
  const row = Object.assign(element("p", ""), { className: "walk added" });
  const way = (id, text) => row.append(Object.assign(element("a", text), { href: `#${id}` }));
  row.append(element("span", `${quotation.label}: ${at + 1} of ${count(its.length, "quotation")}`));
  if (at > 0) way(its[at - 1].id, `‹ ${its[at - 1].label}`);
  if (at < its.length - 1) way(its[at + 1].id, `${its[at + 1].label} ›`);
  way(source.id, "About the source");
  return row;
}

/* Its words in the article */

function piecesInHand() {
  const quotation = quotations.get(hand.id);
  if (quotation) return quotation.pieces;
  return [...quotations.values()].filter(it => it.source === hand.id).flatMap(it => it.pieces);
}

function wordsInHand() {
  const mark = hand.look && markOf(hand.look);
  return (quotations.has(hand.id) ? piecesInHand()[0] : null) ?? mark ?? piecesInHand()[0] ?? null;
}

// The link in the margin that stands for a look, alone or with others.
function markOf(look) {
  return byId(`at-${look.id}`)?.parentElement.querySelector("a") ?? null;
}

function markInHand() {
  if (hand.id === null) return;
  for (const piece of piecesInHand()) piece.classList.add("in-hand");
  if (hand.look) markOf(hand.look)?.classList.add("in-hand");
}

// The link at the end of a quotation's piece, or the mark itself.
function linkAt(words) {
  const label = words.dataset?.quotation;
  if (!label) return words;
  const id = [...quotations.values()].find(it => it.label === label).id;
  return document.querySelector(`.article .mark a[href="#${CSS.escape(id)}"]`) ?? byId("article");
}

function bringIntoView(words) {
  if (!words) return;
  const { top, bottom } = words.getBoundingClientRect();
  const sheet = isWide() ? innerHeight : byId("card").getBoundingClientRect().top;
  if (top < byId("toolbar").getBoundingClientRect().bottom || Math.min(bottom, top + 100) > sheet) {
    words.scrollIntoView({ block: isWide() ? "center" : "start" });
  }
}

// From far below the article one comes back to it, where the thing in hand has no words there; and at the article's end
// the card's head stays in the window.
function bringCardIntoView() {
  const { top, bottom } = byId("card").getBoundingClientRect(), least = byId("toolbar").getBoundingClientRect().bottom;
  if (top > innerHeight - 100 || bottom < 100) byId("card").scrollIntoView({ block: "center" });
  else if (isWide() && top < least) scrollBy(0, top - least - 16);
}

const isWide = () => matchMedia("(min-width: 68.75em)").matches;

// Wide, the card stands as high as its words; it is sticky, and so stays in the window. Beside the article's last words
// it reaches below them: higher up, its own head would be out of view.
function level() {
  if (byId("card").hidden) return;
  const words = wordsInHand(), article = byId("article").getBoundingClientRect();
  const wanted = (words?.getBoundingClientRect().top ?? innerHeight / 4) - article.top;
  byId("level").style.height = `${Math.max(0, Math.min(article.height, wanted))}px`;
}

// Marks that would stand on one another move down. All are measured before any is moved, so the page is laid out once.
function settleMargin() {
  const marks = [...document.querySelectorAll(".article .margin")];
  for (const mark of marks) mark.style.marginTop = "";
  const inMargin = marks.length > 0 && getComputedStyle(marks[0]).position === "absolute";
  const boxes = inMargin ? marks.map(mark => mark.getBoundingClientRect()) : [];
  let end = -Infinity;
  boxes.forEach(({ top, height }, at) => {
    const by = Math.max(0, end - top);
    if (by) marks[at].style.marginTop = `${by}px`;
    end = top + by + height;
  });
}

/* What needs a look, one after the other */

// Returns what a look is about and what to do, as its group says it.
function wordsOf(look) {
  const group = look.closest("[data-todo]"), [title] = group.querySelector("h3, h4").textContent.split(/\d+\s*$/);
  return { what: title.trim(), todo: group.querySelector(".todo").textContent };
}

function addLookControls(look) {
  const add = (tag, text, name) => Object.assign(element(tag, text), { className: `added ${name}` });
  const button = add("button", doneLooks.has(look.id) ? "Not done after all" : "Done", "done-button");
  button.type = "button";
  button.addEventListener("click", () => finish(look));
  const { what, todo } = lookWords.get(look);
  const words = add("p", "", "what");
  words.append(element("strong", `${what}.`), ` ${todo}`);
  look.prepend(words);
  look.append(button);
}

// Returns what a look is known by in another run and another draft, where its number may be another.
function keyOf(look) {
  const words = look.querySelector(".excerpt")?.textContent ?? "";
  return [lookWords.get(look).what, look.dataset.about ?? "", words].join("\n");
}

// Marks a look as done, or as not done.
function markDone(look, isDone = true) {
  if (isDone) doneLooks.add(look.id);
  else doneLooks.delete(look.id);
  look.classList.toggle("done", isDone);
  const beside = looks.filter(it => it === look || isBeside(it, look));
  markOf(look)?.classList.toggle("done", beside.every(it => doneLooks.has(it.id)));
  showPlace();
}

// Marks a look as done and goes on to the next that is not; one that was done is not any more. Of the others in the card
// one stays where one is.
function finish(look) {
  const isDone = !doneLooks.has(look.id), at = looks.indexOf(look);
  markDone(look, isDone);
  keep();
  const next = [...looks.slice(at + 1), ...looks.slice(0, at)].find(it => !doneLooks.has(it.id));
  const goesOn = isDone && look === hand.look && next;
  const first = !isDone ? "Not done." : next ? "Done." : "Done. Nothing is left to look at.";
  goTo((goesOn ? next : hand.look).id, { first, isStep: true });
}

function stepLook(by) {
  const at = looks.indexOf(hand.look);
  const next = looks[at === -1 ? (by < 0 ? looks.length - 1 : 0) : at + by];
  if (next) goTo(next.id, { isStep: true });
  else say(by < 0 ? "That is the first thing to look at." : "That is the last thing to look at.");
}

function showPlace() {
  const at = looks.indexOf(hand.look), done = doneLooks.size ? `, ${doneLooks.size} done` : "";
  byId("steps").hidden = looks.length === 0;
  byId("look-place").textContent = at === -1 ? `${looks.length} to look at${done}` : `${at + 1} of ${looks.length}${done}`;
  byId("look-before").setAttribute("aria-disabled", at === 0);
  byId("look-after").setAttribute("aria-disabled", at === looks.length - 1);
}

/* Going there */

// Takes in hand, keeps it in the address and says so. The focus stays, or goes on in the card or in the article. A step
// from one to the next is no step of the browser's own history.
function goTo(id, { first = "", isStep = false } = {}) {
  const wasInCard = byId("card").contains(document.activeElement), wasInArticle = byId("article").contains(document.activeElement);
  linkedTo = id;
  history[isStep ? "replaceState" : "pushState"](null, "", addressOf(id));
  show();
  takeInHand(id);
  const words = wordsInHand();
  if (wasInCard) focusCard();
  else if (wasInArticle && words) linkAt(words).focus({ preventScroll: true });
  const { what, todo } = lookWords.get(hand.look) ?? {};
  const place = hand.look ? `${looks.indexOf(hand.look) + 1} of ${looks.length}: ${what}. ${todo}` : "";
  say([first, byId("card-heading").textContent, place].filter(Boolean).join(" "));
}

function focusCard() {
  byId("card-heading").focus({ preventScroll: true });
}

// To the quotation shown before or after the one in hand, in reading order; at the ends, nowhere.
function step(by) {
  const rows = [...quotations.values()].filter(it => !it.row.hidden), at = rows.findIndex(it => it.id === hand.id);
  const next = rows[at === -1 && by < 0 ? rows.length - 1 : at + by];
  if (next) goTo(next.id, { isStep: true });
}

function followed(event) {
  const link = event.target.closest("a[href^='#']"), id = link?.hash.slice(1);
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || !canTake(id)) return;
  event.preventDefault();
  // In the list of looks a look's link leads to the look, not past it to its quotation.
  const look = link.closest("#card-body [data-look]");
  goTo(look?.dataset.about === id ? look.id : id);
  focusCard();
}

// A press on words takes the innermost quotation in hand; selecting words does not.
function pressedWords(event) {
  const piece = event.target.closest("[data-quotation]");
  if (!piece || event.target.closest("a") || !getSelection().isCollapsed) return;
  goTo([...quotations.values()].find(it => it.label === piece.dataset.quotation).id);
}

/* Keys: single letters act in the article and in the card, and only while they are turned on */

const KEYS = {
  j: () => step(1), k: () => step(-1), n: () => stepLook(1), p: () => stepLook(-1),
  d: () => hand.look && finish(hand.look),
  c: () => intoCard(),
  "/": () => openFind(),
  "?": () => { goTo("keys"); focusCard(); },
};

function intoCard() {
  if (byId("card").hidden) return;
  if (!byId("card").contains(document.activeElement)) focusCard();
  else linkAt(wordsInHand() ?? byId("article")).focus({ preventScroll: true });
}

function openFind() {
  goTo("tools");
  byId("search").focus();
}

function pressed(event) {
  const { target, key } = event, isWriting = target.closest("input:not([type='checkbox']), textarea, select");
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (key === "Escape" && !byId("card").hidden && !target.closest("select")) return closeCard();
  if (isWriting || !byId("single-keys").checked || !target.closest("#article, #card") || !Object.hasOwn(KEYS, key)) return;
  event.preventDefault();
  KEYS[key]();
}

function startCard() {
  document.addEventListener("click", followed);
  byId("article").addEventListener("click", pressedWords);
  document.addEventListener("keydown", pressed);
  byId("card-close").addEventListener("click", closeCard);
  byId("look-before").addEventListener("click", () => stepLook(-1));
  byId("look-after").addEventListener("click", () => stepLook(1));
  // On paper everything stands in its place.
  matchMedia("print").addEventListener("change", ({ matches }) => matches && !byId("card").hidden && closeCard());
  const sizes = new ResizeObserver(() => { settleMargin(); level(); });
  sizes.observe(byId("article"));
  sizes.observe(byId("card"));
  showPlace();
}
