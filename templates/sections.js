/* The lists below the article, drawn anew: the sources, what is no quotation, and all that counts or names them */

function drawSources(now) {
  const heard = bySource(now);
  for (const section of document.querySelectorAll(".listed > .source")) {
    originals.set(section.id, section);
    if (!now.sources.has(section.id)) section.remove();
  }
  for (const [id, its] of heard) {
    if (id === null) drawList(byId("no-speaker"), its.map(it => it.id));
    else drawSource(now, now.sources.get(id), its);
  }
  for (const it of document.querySelectorAll(".listed > p:not(.lifted)")) it.hidden = now.sources.size > 0;
  byId("no-speaker").hidden = heard.get(null).length === 0;
}

function sectionOf(id) {
  const section = byId(id) ?? originals.get(id) ?? copy("new-source");
  if (!section.isConnected) {
    section.id = id;
    section.setAttribute("aria-labelledby", `${id}-name`);
    section.querySelector("h3").id = `${id}-name`;
    byId("no-speaker").before(section);
  }
  originals.set(id, section);
  return section;
}

const copy = name => byId(name).content.firstElementChild.cloneNode(true);

function drawSource(now, source, its) {
  const { id, name, kind } = source, badge = badgeOf(source), section = sectionOf(id), amount = amountOf(its);
  const is = sourceState(now, source, its);
  drawList(section, its.map(it => it.id));
  if (drawn.get(id) === is) return;
  drawn.set(id, is);
  section.className = `source hue-${badge.hue}`;
  section.querySelector("h3").replaceChildren(drawBadge(badge), " ", made("bdi", "name", name));
  const words = badge.unnamed ? `unnamed ${kind === "other" ? "source" : kind}` : kind === "other" ? "source" : kind;
  section.querySelector(".kind").replaceChildren(made("span", badge.unnamed ? "unnamed-word" : "named-word", words), ` · ${amount}`);
  drawDescription(section, source);
  drawAbout(now, section, source, badge.unnamed);
}

function drawDescription(section, { name, description }) {
  const isShown = description && description !== name, there = section.querySelector(".description");
  if (there && !isShown) there.remove();
  else if (there) there.replaceChildren(element("bdi", description));
  else if (isShown) section.querySelector(".kind").after(made("p", "description", element("bdi", description)));
}

const mayBeOf = (now, { mayBe }) => mayBe.filter(id => now.sources.has(id));
const idsOf = (now, isMeant) => [...now.sources.values()].filter(isMeant).map(it => it.id);
const membersOf = (now, id) => [...idsOf(now, it => it.memberOf === id), ...now.sources.get(id).members];
const togetherOf = (now, id) => idsOf(now, it => it.members.includes(id));

// The rows on a source that corrections can change; the others stay as they are.
function drawAbout(now, section, source, isNowUnnamed) {
  const { condition, reason, knowledge, claimed } = source.anonymity ?? {}, words = text => made("bdi", "words", text);
  const links = ids => ids.length && [made("ul", "run", ...ids.map(id => made("li", "", sourceLink(now, id))))];
  const why = [condition, reason].filter(Boolean).flatMap((text, at) => [...(at ? [", "] : []), words(text)]);
  const rows = {
    affiliation: ["Speaks or works for", source.affiliation && [words(source.affiliation)]],
    knowledge: ["How it is known", knowledge && [words(knowledge)]],
    claimed: ["How many", claimed && [`${claimed}, as the article says`]],
    why: [isNowUnnamed ? "Why unnamed" : "Why not the full name", why.length ? why : isNowUnnamed && ["no reason given"]],
    "member-of": ["One of", now.sources.has(source.memberOf) && [sourceLink(now, source.memberOf)]],
    members: ["Takes in", links(membersOf(now, source.id))],
    together: ["Speaks with others as", links(togetherOf(now, source.id))],
    "may-be": ["May be the same as", links(mayBeOf(now, source))],
    mentions: ["In the article", source.mentions.length && [mentionsOf(source)]],
  };
  const about = section.querySelector(".about");
  for (const [name, [heading, content]] of Object.entries(rows)) {
    const old = about.querySelector(`[data-row="${name}"]`), row = made("div", name === "mentions" ? name : "");
    row.dataset.row = name;
    row.append(element("dt", heading), made("dd", "", ...(content || [])));
    if (!content) old?.remove();
    else if (old) old.replaceWith(row);
    else about.append(row);
  }
}

// A capital at the start of a sentence does not make it another way to name somebody.
function mentionsOf({ mentions }) {
  const byText = new Map();
  for (const mention of mentions) {
    const text = textAt(...mention), key = text.charAt(0).toLowerCase() + text.slice(1);
    byText.set(key, [...(byText.get(key) ?? []), mention]);
  }
  return made("ul", "run", ...[...byText].map(([key, alike]) => {
    const texts = alike.map(it => textAt(...it)), at = [...new Set(alike.map(it => paragraphNumber([it])).filter(Boolean))].slice(0, 12);
    const links = at.flatMap((it, place) => [place ? ", " : " ", paragraphLink(it)]);
    return made("li", "", element("bdi", texts.includes(key) ? key : texts[0]), ...links);
  }));
}

// Puts the rows of quotations into a list, in reading order; a row that is there already is moved.
function drawList(section, ids) {
  const list = section.querySelector("ol.plain") ?? section.appendChild(made("ol", "plain"));
  const rows = ids.map(id => quotations.get(id).row);
  if (rows.length !== list.children.length || rows.some((row, at) => row !== list.children[at])) list.replaceChildren(...rows);
}

function rowOf(quotation) {
  const row = made("li", ""), entry = copy("new-quotation");
  entry.id = quotation.id;
  entry.querySelector(".label a").href = `#at-${quotation.id}`;
  row.append(entry);
  return row;
}

/* What the script knows of quotations and sources, as it finds and exports them */

function tellScript(now) {
  const known = new Map(quotations), views = [...now.quotations.values()].map(it => [it.id, viewOf(now, it, known.get(it.id) ?? originals.get(`${it.id} view`))]);
  for (const [id, it] of known) if (!now.quotations.has(id)) originals.set(`${id} view`, it);
  quotations.clear();
  for (const [id, view] of views) quotations.set(id, view);
  for (const id of [...sources.keys()]) if (!now.sources.has(id)) sources.delete(id);
  for (const { id, name, kind, named, description, affiliation, mentions } of now.sources.values()) {
    const unnamed = isUnnamed(now.sources.get(id)), words = [...new Set(mentions.map(it => textAt(...it)))];
    sources.set(id, Object.assign(sources.get(id) ?? {}, { id, name, kind, named, unnamed, description: description === name ? null : description, affiliation, words }));
  }
  prepareSearch();
}

function viewOf(now, quotation, known) {
  const { id, kind, source, spans, speaker, via, link } = quotation, before = came.quotations.get(id);
  const flags = (known?.flags ?? []).filter(it => it !== "corrected by a person");
  const view = known ?? { id, cue: null, addressee: null, denied: false, verdict: null, passes: null, rules: [], pieces: [] };
  view.row ??= rowOf(quotation);
  view.firstConfidence ??= view.confidence ?? "";
  const is = { label: labelOf(now, quotation), kind, source, text: textOf(spans), speaker: speaker ? textAt(...speaker) : null };
  const confidence = link ? (source ? "1.00" : "0.00") : view.firstConfidence;
  return Object.assign(view, is, {
    via: via ? textAt(...via.at) : null, confidence: link ? "1.00" : confidence, paragraph: paragraphNumber(spans), look: before ? view.look : false,
    characters: spans.map(([start, end]) => `${start}–${end}`).join(", "), flags: quotation.isCorrected ? [...flags, "corrected by a person"] : flags,
  });
}

/* What counts or names quotations and sources elsewhere */

function drawCounts(now) {
  const heard = [...bySource(now)].filter(([id, its]) => id !== null && its.length);
  const found = document.querySelector(".found"), first = foundIn(came);
  if (!originals.has(".found")) originals.set(".found", found?.textContent.trim());
  if (originals.get(".found")?.startsWith(first)) found.textContent = foundIn(now) + originals.get(".found").slice(first.length);
  for (const [list, amount] of [["sources", heard.length], ["nobodys", now.nobodys.length]]) {
    const link = document.querySelector(`.contents a[href="#${list}"]`);
    if (!link) continue;
    link.textContent = link.textContent.replace(/\d[\d,]*/u, number(amount));
    link.closest("li").hidden = amount === 0;
  }
  const key = document.querySelector(".article > .key");
  key?.replaceChildren(...heard.map(([id]) => made("li", "", sourceLink(now, id))));
  for (const link of document.querySelectorAll("main a.source-link:not(#sources a, #glance a, .key a)")) drawLink(now, link);
}

function drawLink(now, link) {
  const source = current(now, link.hash.slice(1));
  if (!source) return;
  const unnamed = link.nextElementSibling?.matches(".unnamed-word") ? link.nextElementSibling : null;
  unnamed?.previousSibling.remove();
  unnamed?.remove();
  link.replaceWith(sourceLink(now, source.id));
}

function drawNobodys(now) {
  const section = byId("nobodys"), key = spans => JSON.stringify(spans), rows = [...section.querySelectorAll("[data-aside]")];
  came.nobodys.forEach((spans, at) => rows.length >= came.nobodys.length && !originals.has(key(spans)) && originals.set(key(spans), rows[at]));
  section.querySelector("ul").replaceChildren(...now.nobodys.map(spans => originals.get(key(spans)) ?? asideOf(spans)));
  section.querySelector("summary").textContent = `${number(now.nobodys.length)} in the article`;
  section.hidden = now.nobodys.length === 0;
}

function asideOf(spans) {
  const at = paragraphNumber(spans), row = made("li", "", made("p", "excerpt", element("bdi", textOf(spans))));
  row.append(made("p", "reason", "no quotation, as a person says", ...(at ? [" ", made("span", "go", paragraphLink(at))] : [])));
  row.dataset.aside = "nobodys";
  return row;
}

const entryState = (now, quotation) => JSON.stringify([quotation, labelOf(now, quotation), hueOf(now, quotation.source)]);
const sourceState = (now, source, its) => JSON.stringify([source, badgeOf(source), amountOf(its), mayBeOf(now, source), membersOf(now, source.id), togetherOf(now, source.id)]);

// Remembers the page as it came, before the first thing is drawn.
function remember() {
  if (article.isRemembered) return;
  article.isRemembered = true;
  article.paragraphs.forEach(readParagraph);
  drawArticle(came);
  for (const it of came.quotations.values()) drawn.set(it.id, entryState(came, it));
  for (const [id, its] of bySource(came)) if (id !== null) drawn.set(id, sourceState(came, came.sources.get(id), its));
}

// Draws all that has changed, and takes in hand again what was.
function redraw(now) {
  remember();
  const { id, look } = hand, { scrollTop } = byId("card"), isOpen = !byId("card").hidden;
  putBack();
  tellScript(now);
  for (const quotation of now.quotations.values()) {
    const is = entryState(now, quotation);
    if (drawn.get(quotation.id) === is) continue;
    const row = quotations.get(quotation.id).row;
    if (!row.isConnected) byId("no-speaker").querySelector("ol").append(row);
    drawEntry(now, quotation);
    drawn.set(quotation.id, is);
  }
  drawSources(now);
  drawNobodys(now);
  drawArticle(now);
  drawGlance(now);
  drawCounts(now);
  show();
  settleMargin();
  if (!isOpen) return;
  const next = canTake(id) ? id : current(now, id)?.id ?? null;
  if (next === null) byId("card").hidden = true;
  else takeInHand(look && canTake(look.id) && (look.dataset.about ?? look.id) === id ? look.id : next);
  byId("card").scrollTop = scrollTop;
}
