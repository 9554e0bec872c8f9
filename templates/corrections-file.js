/* Files from outside, read with care: what is no correction is refused, and what is unknown is kept as it is */

const isObject = value => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = value => typeof value === "string" && value.length < 100_000;
const isMaybe = is => value => value === null || is(value);
const isCount = value => Number.isInteger(value) && value >= 0;
const isOneOf = (...those) => value => those.includes(value);
const isListOf = is => value => Array.isArray(value) && value.length < 1000 && value.every(is);
// Returns whether a value is an object with these fields; those in the second list may be absent, and no other may be there.
const isRecord = (needed, optional = {}) => value => isObject(value)
  && Object.keys(needed).every(name => Object.hasOwn(value, name))
  && Object.entries(value).every(([name, it]) => [needed, optional].some(fields => Object.hasOwn(fields, name) && fields[name](it)));

const isAnchor = isRecord({ start: isCount, end: isCount, text: isText }, { before: isText, after: isText });
const isKind = isOneOf("direct", "mixed", "indirect"), isSourceKind = isOneOf("person", "group", "organization", "document", "other");
const isQuotationAnchor = isRecord({ id: isText, kind: isKind, spans: isListOf(isAnchor) });
const isSourceAnchor = isRecord({ id: isText, name: isText }, { mentions: isListOf(isAnchor) });
const isWhom = isRecord({}, { source: isMaybe(isSourceAnchor), mention: isMaybe(isAnchor), name: isMaybe(isText), kind: isSourceKind, named: isOneOf(true, false) });
const isAnonymity = isRecord({}, { condition: isMaybe(isText), reason: isMaybe(isText), knowledge: isMaybe(isText), claimed: isMaybe(isCount) });
const aboutQuotation = { quotation: isQuotationAnchor }, aboutSource = { source: isSourceAnchor };
const STATUSES = ["unchecked", "verified-verbatim", "verified-minor-edit", "needs-fix", "misquote", "source-disputes", "cannot-verify", "cut"];
const HOW = ["heard", "called", "e-mail", "own-notes", "document"];
const KNOWN_TO = ["", "editor", "checker", "nobody"];
// What each kind of entry has: fields that it needs, and fields that it may have.
const FIELDS = new Map(Object.entries({
  speaker: [{ ...aboutQuotation, speaker: isWhom }], "not-a-quotation": [aboutQuotation], via: [{ ...aboutQuotation, via: isWhom }],
  quotation: [{ kind: isKind, spans: isListOf(isAnchor), speaker: isWhom }],
  span: [{ ...aboutQuotation, spans: isListOf(isAnchor) }, { kind: isMaybe(isKind) }],
  "same-source": [{ ...aboutSource, other: isSourceAnchor }],
  "different-source": [aboutSource, { other: isMaybe(isSourceAnchor), mentions: isListOf(isAnchor), name: isMaybe(isText) }],
  rename: [{ ...aboutSource, name: isText }], describe: [aboutSource, { description: isMaybe(isText) }], kind: [{ ...aboutSource, kind: isSourceKind }],
  named: [{ ...aboutSource, named: isOneOf(true, false) }], anonymity: [aboutSource, { anonymity: isMaybe(isAnonymity) }],
  status: [aboutQuotation, { status: isOneOf(...STATUSES), note: isText }], signed: [{ ...aboutQuotation, how: isOneOf(...HOW) }, { note: isText }], "known-to": [aboutSource, { identity_known_to: isOneOf(...KNOWN_TO) }],
}));
const HEAD = { correction: isText, id: value => isText(value) && value.length < 100, when: isText };
const MORE = { who: isMaybe(isText), reason: isMaybe(isText), ask_again: isMaybe(isText) };

// Returns the content of a file, or, as a text, why it has none.
function parse(text) {
  let content = null;
  try {
    content = JSON.parse(text);
  } catch {
    return `is no file of corrections (“${SCHEMA}”).`;
  }
  if (content?.schema === OLD_SCHEMA && isObject(content.quotations)) return fromStatuses(content);
  if (content?.schema !== SCHEMA) return `is no file of corrections (“${SCHEMA}”).`;
  const { document: about, entries = [] } = content;
  if (!isRecord({ id: isText, sha256: isText }, { title: isMaybe(isText) })(about) || !Array.isArray(entries) || entries.length > MOST_ENTRIES) return "is broken: take an older copy.";
  const wrong = entries.findIndex(it => !isEntry(it));
  if (wrong >= 0) return `is broken (entry ${wrong + 1}): take an older copy.`;
  if (new Set(entries.map(it => it.id)).size < entries.length) return "is broken (two entries have one id): take an older copy.";
  return { document: about, entries };
}

function isEntry(entry) {
  if (!isObject(entry) || !HEAD.correction(entry.correction) || !HEAD.id(entry.id) || !HEAD.when(entry.when)) return false;
  const [needed, optional = {}] = FIELDS.get(entry.correction) ?? [];
  return needed === undefined || isRecord({ ...HEAD, ...needed }, { ...MORE, ...optional })(entry);
}

/* The status files of earlier versions: each row becomes an entry */

const string = value => (isText(value) ? value : "");

function fromStatuses(content) {
  const about = isObject(content.document) ? content.document : {}, tables = [content, isObject(content.gone) ? content.gone : {}];
  const rows = name => tables.flatMap(it => (isObject(it[name]) ? Object.entries(it[name]) : [])).filter(([, it]) => isObject(it));
  const entries = [...rows("quotations").flatMap(([id, row]) => statusOf(id, row)), ...rows("sources").flatMap(([id, row]) => knownToOf(id, row))];
  const byId = new Map(entries.map(it => [it.id, it]));
  return { document: { id: string(about.id), sha256: string(about.sha256), title: string(about.title) }, entries: [...byId.values()] };
}

// The words that a status was entered for are looked for where no quotation has its id.
function statusOf(id, row) {
  const status = STATUSES.includes(row.status) ? row.status : "unchecked", text = string(row.text), past = Array.isArray(row.earlier) ? row.earlier.filter(isObject) : [];
  const notes = [string(row.note), ...(status === row.status || !string(row.status) ? [] : [string(row.status)]), ...past.map(it => `earlier: ${[it.status, it.note, it.text].map(string).filter(Boolean).join("; ")}`)];
  const note = notes.filter(Boolean).join("\n");
  if (status === "unchecked" && !note) return [];
  const place = came.quotations.has(id) ? null : find({ start: 0, end: pointsOf(text).length, text });
  const quotation = came.quotations.has(id) ? quotationAnchor(id) : { id: string(id), kind: "direct", spans: text ? [place ? anchorAt(place) : { start: 0, end: pointsOf(text).length, text }] : [] };
  return [{ correction: "status", id: idFrom(id, status, note), when: newTime(), quotation, status, note }];
}

function knownToOf(id, row) {
  const who = KNOWN_TO.includes(row.identity_known_to) ? row.identity_known_to : "";
  if (!who) return [];
  const source = came.sources.has(id) ? sourceAnchor(id) : { id: string(id), name: string(row.name) };
  return [{ correction: "known-to", id: idFrom(id, who), when: newTime(), source, identity_known_to: who }];
}

// The same row has the same id whenever it is loaded (FNV-1a).
function idFrom(...parts) {
  let hash = 0x811c9dc5;
  for (const unit of parts.join("\n").split("")) hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193);
  return `c-${(hash >>> 0).toString(16).padStart(8, "0")}`;
}
