/* What the corrections make of the article, in the order and by the rules of attribution/corrections: the state that
   the page came with, and entries, go in; another state comes out, and none is changed */

class UnplacedError extends Error {}

// The state that the page came with: what the machine found, corrected by the entries that came with it.
const came = { quotations: new Map(), sources: new Map(), nobodys: [], merged: new Map() };
const SETTING_SPEAKER = new Set(["speaker", "quotation"]);

const spansIn = characters => [...characters.matchAll(/(\d+)–(\d+)/gu)].map(([, start, end]) => [Number(start), Number(end)]);

function readState() {
  for (const it of quotations.values()) {
    const spans = spansIn(it.characters), at = place => (place ? textAt(place[0], place[1]) : null);
    Object.assign(it, { text: it.elsewhere ?? textOf(spans), speaker: at(it.speaker_at), via: at(it.via_at), paragraph: paragraphNumber(spans) });
  }
  const pairs = flat => flat.flatMap((start, at) => (at % 2 ? [] : [[start, flat[at + 1]]]));
  for (const it of sources.values()) {
    const [condition, reason, knowledge, claimed] = it.anonymity ?? [];
    const anonymity = it.anonymity && { condition, reason, knowledge, claimed };
    const { id, name, kind, named, unnamed, described: description, affiliation, member_of: memberOf, members, may_be: mayBe } = it;
    it.description = it.described === it.name ? null : it.described;
    const mentions = pairs(it.mentions).map(([start, length]) => [start, start + length]);
    it.words = [...new Set(mentions.map(([start, end]) => textAt(start, end)))];
    const source = { id, name, was: name, kind, named, unnamed, description, affiliation, memberOf, members, mayBe };
    came.sources.set(id, { ...source, anonymity, mentions, isNew: false });
  }
  for (const { id, kind, characters, speaker_at: speaker, via_at: via, source, words, flags } of quotations.values()) {
    const spans = spansIn(characters), relay = via && { at: via.slice(0, 2), source: via[2] };
    came.quotations.set(id, { id, kind, spans, speaker, source, via: relay, words, isCounted: words !== null, link: null, isCorrected: flags.includes("corrected") });
  }
  came.nobodys = DATA.nobodys.map(pairs);
  // A source that was renamed is still called by its first name where it is meant.
  for (const entry of DATA.corrections.entries.filter(it => it.correction === "rename").reverse()) {
    const source = came.sources.get(DATA.corrections.placed[entry.id]);
    if (source) source.was = entry.source.name;
  }
}

/* Anchors of what there is */

function quotationAnchor(id) {
  const { kind, spans } = came.quotations.get(id) ?? work.now.quotations.get(id);
  return { id: DATA.ids[id] ?? id, kind, spans: spans.map(anchorAt) };
}

// A source that was typed in on this page is known by its name alone.
function sourceAnchor(id) {
  const { was, isNew, mentions } = came.sources.get(id) ?? work.now.sources.get(id);
  return { id: isNew ? "" : DATA.ids[id] ?? id, name: was, ...(isNew ? {} : { mentions: mentions.slice(0, 3).map(anchorAt) }) };
}

/* The state after the entries */

const STEPS = new Map(Object.entries({
  quotation: addQuotation, span: setSpans, "not-a-quotation": takeOut, speaker: setSpeaker, "different-source": setApart,
  "same-source": join, rename, describe: (now, entry) => setSource(now, entry, { description: tidy(entry.description) || null }),
  kind: (now, entry) => setSource(now, entry, { kind: entry.kind }),
  named: (now, entry) => setSource(now, entry, { named: entry.named }),
  anonymity: (now, entry) => setSource(now, entry, { anonymity: entry.anonymity ?? null }), via: setVia,
  status: (now, entry) => quotationOf(now, entry.quotation).id, signed: (now, entry) => quotationOf(now, entry.quotation).id, "known-to": (now, entry) => sourceOf(now, entry.source).id,
}));
const ORDER = new Map([...STEPS.keys()].map((kind, at) => [kind, at]));

const byTime = (one, two) => (one.when + one.id < two.when + two.id ? -1 : 1);
const tidy = text => (text ?? "").trim().split(/\s+/u).join(" ");
const plainName = name => tidy(name).toLowerCase();

// Returns the state with entries applied, and what became of each.
function revised(entries) {
  const now = {
    quotations: new Map([...came.quotations].map(([id, it]) => [id, { ...it }])),
    sources: new Map([...came.sources].map(([id, it]) => [id, { ...it }])),
    nobodys: [...came.nobodys], merged: new Map(), placed: new Map(), unplaced: new Map(), statuses: new Map(), knownTo: new Map(),
  };
  const inOrder = entries.filter(it => STEPS.has(it.correction)).sort((a, b) => ORDER.get(a.correction) - ORDER.get(b.correction) || byTime(a, b));
  for (const entry of inOrder) apply(now, entry);
  dropIdle(now);
  now.quotations = new Map([...now.quotations].sort(([, a], [, b]) => a.spans[0]?.[0] - b.spans[0]?.[0] || b.spans.at(-1)[1] - a.spans.at(-1)[1]));
  return now;
}

function apply(now, entry) {
  if (entry.ask_again) return now.unplaced.set(entry.id, entry.ask_again);
  const kept = [now.quotations, now.sources, now.merged].map(it => new Map(it)), nobodys = [...now.nobodys];
  try {
    const id = STEPS.get(entry.correction)(now, entry);
    now.placed.set(entry.id, id);
    if (entry.correction === "status") now.statuses.set(id, { status: entry.status ?? "unchecked", note: entry.note ?? "" });
    if (entry.correction === "known-to") now.knownTo.set(id, entry.identity_known_to ?? "");
  } catch (error) {
    if (!(error instanceof UnplacedError)) throw error;
    [now.quotations, now.sources, now.merged] = kept;
    now.nobodys = nobodys;
    now.unplaced.set(entry.id, error.message);
  }
  return null;
}

const put = (now, quotation, changes) => now.quotations.set(quotation.id, { ...now.quotations.get(quotation.id), isCorrected: true, ...changes });
const putSource = (now, source, changes) => now.sources.set(source.id, { ...now.sources.get(source.id), ...changes });

/* Which is meant */

const told = text => (tidy(text).length > 60 ? `${tidy(text).slice(0, 60)} …` : tidy(text));

function spansOf(anchors) {
  const found = anchors.map(anchor => {
    const span = find(anchor);
    if (!span) throw new UnplacedError(`the words “${told(anchor.text)}” are not in this text, or stand in it more than once`);
    return span;
  }).sort(([a], [b]) => a - b);
  if (!found.length || found.some((span, at) => at && overlaps(found[at - 1], span))) throw new UnplacedError("it does not say which words are meant");
  return found;
}

function quotationOf(now, anchor) {
  if (!anchor.spans.length && now.quotations.has(anchor.id)) return now.quotations.get(anchor.id);
  const spans = spansOf(anchor.spans), alike = it => (it ? likenessOf(spans, it.spans) : 0);
  const ranked = [...now.quotations.values()].map(it => [Math.max(alike(it), alike(came.quotations.get(it.id))), it.id === anchor.id, it]);
  const best = ranked.sort((a, b) => b[0] - a[0] || b[1] - a[1])[0];
  if (!best || best[0] < 0.5) throw new UnplacedError(`there is no quotation any more of the words “${told(anchor.spans[0].text)}”`);
  return best[2];
}

function likenessOf(one, two) {
  const both = one.flatMap(a => two.map(b => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0])))).reduce((a, b) => a + b, 0);
  const either = [...one, ...two].reduce((sum, [start, end]) => sum + end - start, 0) - both;
  return either ? both / either : 0;
}

function current(now, id) {
  while (now.merged.has(id)) id = now.merged.get(id);
  return now.sources.get(id);
}

function sourceOf(now, anchor) {
  const own = current(now, anchor.id), was = came.sources.get(anchor.id);
  if (own && [own.name, own.was, was?.name, was?.was].includes(anchor.name)) return own;
  const found = mentionedAt(now, anchor.mentions ?? []) ?? sourceNamed(now, anchor.name);
  if (!found) throw new UnplacedError(`there is no source “${told(anchor.name)}” any more`);
  return found;
}

function mentionedAt(now, mentions) {
  const spans = mentions.map(find).filter(Boolean), votes = new Map();
  for (const span of spans) {
    const there = sourceAt(now, span);
    if (there) votes.set(there, (votes.get(there) ?? 0) + 1);
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1]);
  return best && 2 * best[1] > spans.length ? best[0] : null;
}

// Returns the one source that is mentioned at a place, or null: of two who are named together the whole is neither.
function sourceAt(now, span) {
  const at = fits => [...now.sources.values()].filter(it => it.mentions.some(mention => fits(mention, span)));
  const same = at(isSame), those = same.length ? same : at(overlaps);
  return those.length === 1 ? those[0] : null;
}

// Returns the one source of a name that it has or had, or null.
function sourceNamed(now, name) {
  const plain = plainName(name), those = [...now.sources.values()].filter(it => plainName(it.name) === plain);
  const past = [...came.sources.values(), ...now.sources.values()].filter(it => [it.name, it.was].some(old => plainName(old) === plain));
  const found = new Set(those.length ? those : past.map(it => current(now, it.id)).filter(Boolean));
  return found.size === 1 ? [...found][0] : null;
}

function whomOf(now, { source, mention, name, kind = "person", named = true }) {
  const place = mention ? spansOf([mention])[0] : null;
  if (source) return [sourceOf(now, source), place];
  const wanted = tidy(name), there = wanted ? sourceNamed(now, wanted) : null;
  const at = place && !wanted ? sourceAt(now, place) : null;
  if (there ?? at) return [there ?? at, place];
  if (!wanted && !place) throw new UnplacedError("it does not say who is meant");
  const members = togetherIn(now, wanted);
  return [newSource(now, wanted || tidy(textAt(...place)), members.length ? "group" : kind, named, members), place];
}

// Returns the ids of the people of the article whom a new name names together, “Ana Lee and Ben Roe”; none of any other.
function togetherIn(now, name) {
  const found = name.split(/,? and |, /u).map(part => sourceNamed(now, part));
  return found.length > 1 && found.every(it => it?.named && it.kind === "person") ? found.map(it => it.id) : [];
}

function newSource(now, name, kind, named, members = []) {
  let id = `s-new-${plainName(name).replace(/[^\p{L}\p{N}]+/gu, "-")}`;
  while (now.sources.has(id) || now.merged.has(id)) id += "-2";
  const source = { id, name, was: name, kind, named, unnamed: null, description: null, affiliation: null, memberOf: null, members, mayBe: [], anonymity: null, mentions: [], isNew: true };
  now.sources.set(id, source);
  return source;
}

/* Who says it */

function linkOf({ who, reason }) {
  return `corrected by ${who || "a person"}${reason ? `: ${reason}` : ""}`;
}

const isNobody = whom => !whom.source && !whom.mention && (whom.name ?? null) === null;
const isPronoun = span => Object.hasOwn(DATA.pronouns, textAt(...span).toLowerCase());

function setSpeaker(now, entry) {
  const quotation = quotationOf(now, entry.quotation);
  give(now, quotation, entry.speaker, entry);
  return quotation.id;
}

function give(now, quotation, whom, entry) {
  if (isNobody(whom)) return put(now, quotation, { speaker: null, source: null, link: linkOf(entry) });
  const [source, mention] = whomOf(now, whom), place = mention ?? keptMention(quotation, source) ?? nearest(now, quotation, source);
  link(now, quotation, source, place, entry);
  return null;
}

function link(now, quotation, source, mention, entry) {
  if (mention) moveMention(now, mention, source);
  put(now, quotation, { speaker: mention, source: source.id, link: linkOf(entry) });
}

const isSame = ([a, b], [c, d]) => a === c && b === d;
const inOrder = mentions => mentions.filter((it, at) => mentions.findIndex(other => isSame(it, other)) === at).sort(([a, b], [c, d]) => a - c || b - d);

function moveMention(now, mention, target) {
  for (const source of now.sources.values()) {
    if (source.mentions.some(it => isSame(it, mention))) putSource(now, source, { mentions: source.mentions.filter(it => !isSame(it, mention)) });
  }
  putSource(now, target, { mentions: inOrder([...now.sources.get(target.id).mentions, mention]) });
}

function keptMention({ speaker }, source) {
  return speaker && (source.mentions.some(it => isSame(it, speaker)) || isPronoun(speaker)) ? speaker : null;
}

// Returns the mention of a source that stands nearest to a quotation, outside its words and in its paragraphs.
function nearest(now, { spans }, source) {
  const around = article.paragraphs.filter(({ start, end }) => spans.some(span => overlaps(span, [start, end])));
  const far = ([start, end]) => Math.min(...spans.map(span => Math.max(span[0] - end, start - span[1])));
  const near = now.sources.get(source.id).mentions.filter(([at]) => around.some(({ start, end }) => start <= at && at < end) && !spans.some(([start, end]) => start <= at && at < end));
  return near.sort((a, b) => far(a) - far(b))[0] ?? null;
}

function setVia(now, entry) {
  const quotation = quotationOf(now, entry.quotation);
  if (isNobody(entry.via)) {
    put(now, quotation, { via: null });
    return quotation.id;
  }
  const [source, mention] = whomOf(now, entry.via), at = mention ?? nearest(now, quotation, source);
  if (!at) throw new UnplacedError(`the article does not mention “${source.name}” near these words, who is to have passed them on`);
  put(now, quotation, { via: { at, source: source.id } });
  return quotation.id;
}

/* Which quotations there are */

function addQuotation(now, entry) {
  const spans = spansOf(entry.spans), key = JSON.stringify(spans);
  const there = [...now.quotations.values()].find(it => JSON.stringify(it.spans) === key);
  const id = there?.id ?? `q-${entry.id.replace(/^c-/u, "")}`;
  if (!there) {
    const isInside = [...now.quotations.values()].some(it => it.kind === "direct" && spans.every(inner => it.spans.some(outer => holds(outer, inner))));
    now.quotations.set(id, { id, kind: entry.kind, spans, speaker: null, source: null, via: null, words: null, isCounted: !isInside, link: null });
  }
  clearNobodys(now, spans);
  give(now, now.quotations.get(id), entry.speaker, entry);
  return id;
}

function setSpans(now, entry) {
  const quotation = quotationOf(now, entry.quotation), spans = spansOf(entry.spans);
  put(now, quotation, { spans, kind: entry.kind ?? quotation.kind, words: null });
  clearNobodys(now, spans);
  return quotation.id;
}

function clearNobodys(now, spans) {
  now.nobodys = now.nobodys.filter(its => !its.every(inner => spans.some(outer => holds(outer, inner))));
}

function takeOut(now, entry) {
  const quotation = quotationOf(now, entry.quotation);
  now.quotations.delete(quotation.id);
  if (quotation.kind !== "indirect") now.nobodys.push(quotation.spans);
  return quotation.id;
}

/* Which sources there are */

function join(now, entry) {
  const source = sourceOf(now, entry.source), other = sourceOf(now, entry.other);
  if (source.id === other.id) return source.id;
  now.sources.delete(other.id);
  now.merged.set(other.id, source.id);
  putSource(now, source, {
    mentions: inOrder([...source.mentions, ...other.mentions]), mayBe: [...source.mayBe, ...other.mayBe],
    description: source.description ?? other.description, affiliation: source.affiliation ?? other.affiliation,
    anonymity: source.anonymity ?? other.anonymity, memberOf: source.memberOf ?? other.memberOf,
    members: [...source.members, ...other.members],
  });
  point(now, other.id, source.id);
  return source.id;
}

// Lets everything that points to one source point to another, or to none.
function point(now, old, id) {
  const moved = it => (it === old ? id : it);
  for (const source of now.sources.values()) {
    const memberOf = moved(source.memberOf), mayBe = [...new Set(source.mayBe.map(moved))].filter(it => it && it !== source.id);
    const members = [...new Set(source.members.map(moved))].filter(it => it && it !== source.id);
    putSource(now, source, { memberOf: memberOf === source.id ? null : memberOf, members, mayBe });
  }
  for (const [key, it] of now.quotations) {
    now.quotations.set(key, { ...it, source: moved(it.source), via: it.via && { ...it.via, source: moved(it.via.source) } });
  }
}

function setApart(now, entry) {
  const source = sourceOf(now, entry.source), mentions = entry.mentions?.length ? entry.mentions.map(it => spansOf([it])[0]) : [];
  let other = entry.other ? sourceOf(now, entry.other) : null;
  if (!mentions.length && (!other || other.id === source.id)) throw new UnplacedError(`it does not say which words of “${source.name}” are somebody else’s`);
  if (mentions.length) {
    const name = tidy(entry.name), there = name ? sourceNamed(now, name) : null;
    other = there && there.id !== source.id ? there : newSource(now, name || textAt(...(mentions.find(it => !isPronoun(it)) ?? mentions[0])), source.kind, Boolean(name));
    for (const mention of mentions) moveMention(now, mention, other);
    for (const it of [...now.quotations.values()]) {
      if (it.speaker && it.source === source.id && mentions.some(mention => isSame(mention, it.speaker))) link(now, it, other, it.speaker, entry);
    }
  }
  for (const [one, two] of [[source.id, other.id], [other.id, source.id]]) {
    putSource(now, now.sources.get(one), { mayBe: now.sources.get(one).mayBe.filter(it => it !== two) });
  }
  return source.id;
}

function rename(now, entry) {
  if (!tidy(entry.name)) throw new UnplacedError(`it gives “${entry.source.name}” no name`);
  const source = sourceOf(now, entry.source), name = tidy(entry.name);
  for (const it of now.sources.values()) {
    if (it.members.includes(source.id)) putSource(now, it, { name: it.name.replace(source.name, () => name) });
  }
  return setSource(now, entry, { name });
}

function setSource(now, entry, changes) {
  const source = sourceOf(now, entry.source);
  putSource(now, source, changes);
  return source.id;
}

// Leaves out the sources that corrections have taken every quotation from, where nothing else points to them.
function dropIdle(now) {
  const heard = quotations => new Set([...quotations.values()].flatMap(it => [it.source, it.via?.source]));
  const had = heard(came.quotations), has = heard(now.quotations);
  const isIdle = it => (it.isNew || had.has(it.id)) && !has.has(it.id) && !DATA.noted.includes(it.id) && ![...now.sources.values()].some(other => other.memberOf === it.id || other.members.includes(it.id));
  for (let idle = true; idle;) {
    idle = [...now.sources.values()].find(isIdle);
    if (!idle) continue;
    now.sources.delete(idle.id);
    point(now, idle.id, null);
  }
}

/* Proposals: the pronouns that went with one whose speaker was set, as attribution/corrections/proposing.py finds them */

function proposed(now, entries) {
  const setting = entries.filter(it => it.correction === "speaker" && now.placed.has(it.id)).sort(byTime), found = new Set();
  const settled = new Set(setting.map(it => now.placed.get(it.id)));
  const isOpen = (id, source) => now.quotations.has(id) && !settled.has(id) && !found.has(id) && now.quotations.get(id).source !== source;
  return setting.flatMap(entry => {
    const before = came.quotations.get(now.placed.get(entry.id)), source = now.quotations.get(before?.id)?.source;
    if (!before?.speaker || !source || source === before.source || !isPronoun(before.speaker)) return [];
    const those = besides(before).filter(it => isOpen(it.id, source));
    for (const it of those) found.add(it.id);
    return those
      .map(it => ({ entry: entry.id, quotation_id: it.id, source_id: source, reason: `“${textAt(...before.speaker)}” was given to ${now.sources.get(source).name} elsewhere, and this “${textAt(...it.speaker)}” went with it` }));
  });
}

function besides(quotation) {
  const full = (came.sources.get(quotation.source)?.mentions ?? []).filter(it => !isPronoun(it));
  const last = ([start]) => Math.max(-1, ...full.map(([at]) => at).filter(at => at < start)), kind = it => DATA.pronouns[textAt(...it).toLowerCase()];
  return [...came.quotations.values()].filter(it => it.id !== quotation.id && it.source === quotation.source && it.speaker && isPronoun(it.speaker)
    && kind(it.speaker) === kind(quotation.speaker) && last(it.speaker) === last(quotation.speaker));
}
