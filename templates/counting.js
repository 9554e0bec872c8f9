/* Counts after corrections: the figures under the head, what each source says, the article at a glance */

const KIND_WORDS = { direct: "in quotation marks", mixed: "partly in quotation marks", indirect: "without quotation marks" };
const KIND_AFTER = { mixed: "partly", indirect: "without" };
const WORD = /[\p{L}\p{N}_]+(?:['’.,:&-][\p{L}\p{N}_]+)*/gu;
const number = it => it.toLocaleString("en-US");
const counted = (it, noun) => `${number(it)} ${noun}${it === 1 ? "" : "s"}`;
const sum = numbers => numbers.reduce((one, two) => one + two, 0);
// Returns a picture of shapes, each with its class, where it has one.
function drawShapes(className, shapes) {
  const picture = copy("new-picture"), path = picture.firstElementChild;
  picture.setAttribute("class", className);
  picture.replaceChildren(...shapes.map(([shape, name]) => {
    const it = path.cloneNode();
    it.setAttribute("d", shape);
    if (name) it.setAttribute("class", name);
    return it;
  }));
  return picture;
}

// Returns how many words a quotation adds to the article in marks, and without.
function wordsOfQuotation({ words, isCounted, kind, spans }) {
  if (!isCounted) return [0, 0];
  if (words) return words;
  const all = textOf(spans).match(WORD)?.length ?? 0;
  if (kind === "direct") return [all, 0];
  const quoted = kind === "mixed" ? quotedIn(textOf(spans)).match(WORD)?.length ?? 0 : 0;
  return [quoted, all - quoted];
}

function isUnnamed({ id, kind, named }) {
  const before = came.sources.get(id), is = !named && (kind === "person" || kind === "group");
  return before && before.kind === kind && before.named === named ? before.unnamed : is;
}

// Returns the quotations of each source, and under null those that have none.
function bySource(now) {
  const found = new Map([...now.sources.keys(), null].map(id => [id, []]));
  for (const it of now.quotations.values()) found.get(it.source).push(it);
  return found;
}

function amountOf(its) {
  if (!its.length) return "no quotation";
  const quoted = sum(its.map(it => wordsOfQuotation(it)[0])), reported = sum(its.map(it => wordsOfQuotation(it)[1]));
  const parts = [quoted && `${counted(quoted, "word")} quoted`, reported && (quoted ? `${number(reported)} reported` : `${counted(reported, "word")} reported`)].filter(Boolean);
  return `${counted(its.length, "quotation")}${parts.length ? ": " : ""}${parts.join(", ")}`;
}

function foundIn(now) {
  const its = [...now.quotations.values()], quoted = [...bySource(now)].filter(([id, those]) => id !== null && those.length).map(([id]) => now.sources.get(id));
  if (!its.length) return "No quotation was found.";
  const there = Object.keys(KIND_WORDS).filter(kind => its.some(it => it.kind === kind));
  const kinds = there.map((kind, at) => `${number(its.filter(it => it.kind === kind).length)} ${(at && KIND_AFTER[kind]) || KIND_WORDS[kind]}`);
  const unnamed = quoted.filter(isUnnamed).length, open = its.filter(it => it.source === null).length;
  const who = unnamed === 0 ? "" : unnamed < quoted.length ? `, ${number(unnamed)} of them unnamed` : unnamed === 1 ? ", unnamed" : ", all of them unnamed";
  return `${counted(its.length, "quotation")} (${kinds.join(", ")})${quoted.length ? ` from ${counted(quoted.length, "source")}${who}` : ""}`
    + `${open ? `; ${number(open)} without a speaker` : ""}.`;
}

/* At a glance */

const WHOLE = 1000, LEAST = 4, MOST_DRAWN = 20, LEAST_JOINED = 2;
const SHARE_CLASSES = {
  "named people": "named person", "named groups": "named group", "unnamed people": "unnamed person", "unnamed groups": "unnamed group",
  organizations: "organization", documents: "document", "other sources": "other source", "no speaker known": "",
};

function shareClass(source) {
  if (!source) return "no speaker known";
  if (source.kind === "organization" || source.kind === "document") return `${source.kind}s`;
  if (source.kind !== "person" && source.kind !== "group") return "other sources";
  return `${isUnnamed(source) ? "un" : ""}named ${source.kind === "person" ? "people" : "groups"}`;
}

function sharesOf(now, said) {
  const rows = Object.keys(SHARE_CLASSES).map(label => {
    const those = said.filter(([id]) => shareClass(now.sources.get(id)) === label), its = those.flatMap(([, quoted]) => quoted);
    return { label, its, sources: those.filter(([id]) => id !== null).length, words: sum(its.map(it => sum(wordsOfQuotation(it)))) };
  }).filter(({ its }) => its.length);
  const whole = sum(rows.map(({ words }) => words)) || 1;
  return rows.map(row => ({ ...row, share: `${Math.round(100 * row.words / whole)}%` }));
}

function drawGlance(now) {
  const glance = byId("glance");
  if (!glance) return;
  const heard = bySource(now), said = [...heard].filter(([, its]) => its.length), shares = sharesOf(now, said);
  const named = said.filter(([id]) => id !== null), rest = named.slice(MOST_DRAWN), open = said.filter(([id]) => id === null);
  const joined = rest.length < LEAST_JOINED ? named : [...named.slice(0, MOST_DRAWN), ["+", rest.flatMap(([, its]) => its)]];
  const drawn = [...joined, ...open], most = Math.max(1, ...drawn.map(([, its]) => sum(its.map(it => sum(wordsOfQuotation(it))))));
  glance.querySelector(".shares").replaceChildren(...shares.map(({ label, sources: of, share }) =>
    element("li", `${[of || "", of === 1 ? SHARE_CLASSES[label] : label].filter(Boolean).join(" ")}: ${share} of the words`)));
  glance.querySelector(".rows").replaceChildren(glance.querySelector(".rows .heads"), ...drawn.map(([id, its]) => glanceRow(now, id, its, most, rest.length)));
  const [sourceTable, classTable] = glance.querySelectorAll("tbody");
  sourceTable.replaceChildren(...said.map(([id, its]) => tableRow([
    id === null ? "speaker not known" : [sourceLink(now, id)], its.length, ...[0, 1].map(at => sum(its.map(it => wordsOfQuotation(it)[at]))), [paragraphLinks(its.map(it => it.spans))],
  ])));
  classTable.replaceChildren(...shares.map(({ label, its, sources: of, words, share }) => tableRow([label, of, its.length, words, share])));
}

function tableRow([first, ...others]) {
  const row = document.createElement("tr"), fill = (tag, it) => {
    const cell = document.createElement(tag);
    cell.append(...(Array.isArray(it) ? it : [String(it)]));
    return cell;
  };
  row.append(Object.assign(fill("th", first), { scope: "row" }), ...others.map(it => fill("td", it)));
  return row;
}

function glanceRow(now, id, its, most, joined) {
  const row = Object.assign(element("p", ""), { className: "row" }), who = Object.assign(element("span", ""), { className: "who" });
  const source = now.sources.get(id), badge = source ? badgeOf(source) : { letter: id === "+" ? "+" : "?", hue: 0, kind: "other" };
  who.append(drawBadge(badge), " ", element("bdi", source?.name ?? (id === "+" ? `${number(joined)} other sources` : "speaker not known")));
  if (source && isUnnamed(source)) who.append(" ", unnamedWord());
  const [quoted, reported] = [0, 1].map(at => sum(its.map(it => wordsOfQuotation(it)[at])));
  const much = Object.assign(element("span", ""), { className: "much" });
  much.append(drawBar(badge.hue, quoted, reported, most), " ", Object.assign(element("span", `${quoted + reported} · ${its.length}`), { className: "number" }));
  row.append(who, drawStrip(badge.hue, its), much);
  return row;
}

function drawStrip(hue, its) {
  const { start: begin } = article.paragraphs[0], { end } = article.paragraphs.at(-1), shape = [];
  for (const { kind, spans } of its) {
    for (const span of spans) {
      const first = Math.max(span[0], begin), last = Math.min(span[1], end);
      if (first >= last) continue;
      const width = Math.max(LEAST, Math.floor((last - first) * WHOLE / (end - begin)));
      const at = Math.min(Math.floor((first - begin) * WHOLE / (end - begin)), WHOLE - width);
      shape.push(`M${at} ${kind === "indirect" ? 6 : 0}h${width}V12h-${width}z`);
    }
  }
  return drawShapes(`strip hue-${hue}`, [[shape.join("")]]);
}

function drawBar(hue, quoted, reported, most) {
  const [one, two] = [quoted, reported].map(words => (words ? Math.max(LEAST, Math.floor(words * WHOLE / most)) : 0));
  return drawShapes(`bar hue-${hue}`, [...(one ? [[`M0 0h${one}V12H0z`]] : []), ...(two ? [[`M${one} 6h${two}V12H${one}z`, "indirect"]] : [])]);
}
