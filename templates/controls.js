/* The controls: in the card of what is in hand, on words that are selected, and on the list of what was corrected */

const OTHER = "+", NOBODY = "";
const SOURCE_KINDS = ["person", "group", "organization", "document", "other"];
const button = (text, act, name = "") => {
  const it = Object.assign(element("button", text), { type: "button" });
  if (name) it.dataset.control = name;
  it.addEventListener("click", act);
  return it;
};
const option = (value, text, isChosen = false) => Object.assign(element("option", text), { value, selected: isChosen });
const field = (label, control) => {
  const it = made("label", "field", element("span", label), " ", control);
  return it;
};
const selectOf = (name, options) => {
  const it = Object.assign(document.createElement("select"), { name });
  it.append(...options);
  return it;
};
const inputOf = (name, value = "", type = "text") => Object.assign(document.createElement("input"), { name, type, value: value ?? "", autocomplete: "off" });
const short = text => (text.length > 48 ? `${text.slice(0, 48).replace(/\s\S*$/u, "")} …` : text);

/* In the card */

// Puts the controls of what is in hand into its entry or its section, and takes the others away.
function showControls() {
  for (const it of document.querySelectorAll(".change .controls")) it.remove();
  const id = inHand(), quotation = work.now.quotations.get(id), source = work.now.sources.get(id);
  const slot = id && byId(id)?.querySelector(":scope > .change");
  if (slot && quotation) slot.append(quotationControls(quotation));
  if (slot && source) slot.append(sourceControls(source));
  showSelection();
}

function quotationControls(quotation) {
  const { id } = quotation, open = (name, make) => () => openPanel(name, make(id));
  const buttons = made("div", "buttons", button("Change speaker", open("speaker", speakerPanel), "speaker"), button("Not a quotation", open("none", nonePanel), "none"),
    button("Begins and ends", () => askWords("span"), "span"), button("Passed on by", open("via", viaPanel), "via"),
    ...(byId("signing") ? [button("I checked it", open("signed", signedPanel), "signed")] : []));
  return made("div", "controls", ...proposalOf(id), buttons, made("div", "panel-place"), statusControls(id));
}

function proposalOf(id) {
  const it = work.proposals.find(proposal => proposal.quotation_id === id);
  if (!it) return [];
  const { name } = work.now.sources.get(it.source_id);
  return [made("div", "proposal", made("p", "", element("bdi", `${it.reason}.`)), made("div", "buttons",
    button(`Yes, ${short(name)} says this too`, () => acceptProposal(it), "proposal"), button("No", () => refuseProposal(it))))];
}

function acceptProposal({ quotation_id: id, source_id: source, entry }) {
  const reason = work.entries.find(it => it.id === entry)?.reason;
  setSpeakerOf(id, whomOfSource(source), reason);
  focusControl("speaker");
}

function refuseProposal({ quotation_id: id }) {
  work.refused.add(id);
  refresh();
  say("Left as it is.");
  focusControl("speaker");
}

function statusControls(id) {
  const controls = copy("quotation-work"), [status, note] = controls.querySelectorAll("select, textarea"), { label } = quotations.get(id);
  for (const place of controls.querySelectorAll("[data-about]")) place.textContent = label;
  Object.assign(status, { value: check(id).status });
  note.value = check(id).note;
  status.dataset.control = "status";
  note.dataset.control = "note";
  status.addEventListener("change", () => setStatus(id, { ...check(id), status: status.value }));
  note.addEventListener("input", () => setStatus(id, { ...check(id), note: note.value }));
  return controls;
}

function setStatus(id, { status, note }) {
  enter("status", id, { quotation: quotationAnchor(id), status, note }, { isQuiet: true });
}

function sourceControls(source) {
  const { id } = source, open = (name, make) => () => openPanel(name, make(id));
  const buttons = made("div", "buttons", button("Same as …", open("same", samePanel), "same"), button("Rename", open("rename", renamePanel), "rename"),
    button("What it is", open("about", aboutPanel), "about"), button("Terms", open("terms", termsPanel), "terms"));
  const apart = mayBeOf(work.now, source).map(other => button(`Not the same as ${short(work.now.sources.get(other).name)}`, () => keepApart(id, other), "apart"));
  buttons.append(...apart);
  return made("div", "controls", buttons, made("div", "panel-place"), ...(isUnnamed(source) ? [knownControls(id)] : []));
}

function knownControls(id) {
  const controls = copy("source-work"), select = controls.querySelector("select");
  controls.querySelector("[data-about]").textContent = work.now.sources.get(id).name;
  select.value = knownTo(id);
  select.dataset.control = "known";
  select.addEventListener("change", () => enter("known-to", id, { source: sourceAnchor(id), identity_known_to: select.value }, { isQuiet: true }));
  return controls;
}

/* Panels: a small form in the card. What it does when it is sent, it gives as `send`: that returns what is wrong with
   the fields, or null where it has set the focus itself */

function openPanel(name, { heading, fields, send, act }) {
  const place = byId("card").querySelector(".panel-place"), back = () => closePanel(name);
  if (!place) return;
  const why = inputOf("reason"), first = work.who === null ? [field("Your name or initials (optional)", inputOf("who"))] : [];
  const form = made("form", "panel", element("p", heading), ...fields, field("Reason (optional)", why), ...first);
  const wrong = Object.assign(made("p", "strong"), { role: "alert" }), sending = Object.assign(element("button", act), { type: "submit" });
  form.append(wrong, made("div", "buttons", sending, button("Cancel", back)));
  form.addEventListener("submit", event => {
    event.preventDefault();
    if (form.elements.who) work.who = tidy(form.elements.who.value);
    const answer = send(form.elements, why.value);
    if (typeof answer === "string") wrong.textContent = answer;
    else if (answer !== null) focusControl(name);
  });
  form.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    back();
  });
  place.replaceChildren(form);
  form.querySelector("select, input, textarea, button").focus();
}

function closePanel(name) {
  byId("card").querySelector(".panel-place").replaceChildren();
  focusControl(name);
}

function focusControl(name) {
  (byId("card").querySelector(`[data-control="${name}"]`) ?? byId("card-heading")).focus({ preventScroll: true });
}

// The sources to choose from, by name; one that every quotation was taken from is still one.
function sourceOptions(chosen, but = null) {
  const idle = [...came.sources.values()].filter(it => !work.now.sources.has(it.id) && !work.now.merged.has(it.id));
  const those = [...work.now.sources.values(), ...idle].filter(it => it.id !== but).sort((a, b) => a.name.localeCompare(b.name));
  return those.map(it => option(it.id, `${short(it.name)} (${badgeOf(it).letter})`, it.id === chosen));
}

// Fields for who is meant: a source, somebody else, or nobody.
function whomFields(chosen, nobody) {
  const select = selectOf("whom", [...sourceOptions(chosen), option(OTHER, "somebody else …"), option(NOBODY, nobody, chosen === null)]);
  const name = inputOf("name"), kind = selectOf("kind", SOURCE_KINDS.map(it => option(it, it))), named = inputOf("named", "", "checkbox");
  named.checked = true;
  const other = made("div", "other", field("Who is it?", name), field("Kind", kind), field("this is a name, not a description", named));
  const settle = () => { other.hidden = select.value !== OTHER; };
  select.addEventListener("change", () => {
    settle();
    if (select.value === OTHER) name.focus();
  });
  settle();
  return [field("Who?", select), other];
}

// Returns who is meant by the fields, or null where a name is missing.
function whomIn({ whom, name, kind, named }) {
  if (whom.value === NOBODY) return {};
  if (whom.value !== OTHER) return whomOfSource(whom.value);
  return tidy(name.value) ? { name: tidy(name.value), kind: kind.value, named: named.checked } : null;
}

// A source that was typed in on this page is meant by its name: there is no other way to find it.
function whomOfSource(id) {
  const { isNew, was, kind, named } = work.now.sources.get(id) ?? came.sources.get(id);
  return isNew ? { name: was, kind, named } : { source: sourceAnchor(id) };
}

const NO_NAME = "Write who it is first.";
const nameOf = whom => whom.name ?? whom.source?.name ?? "nobody known";

function setSpeakerOf(id, whom, reason) {
  enter("speaker", id, { quotation: quotationAnchor(id), speaker: whom }, { reason, message: `${quotations.get(id).label} is given to ${nameOf(whom)}.` });
}

function speakerPanel(id) {
  const send = (elements, reason) => {
    const whom = whomIn(elements);
    if (!whom) return NO_NAME;
    return setSpeakerOf(id, whom, reason);
  };
  return { heading: "Who says this?", fields: whomFields(work.now.quotations.get(id).source, "nobody known"), send, act: "Set speaker" };
}

function viaPanel(id) {
  const send = (elements, reason) => {
    const via = whomIn(elements);
    if (!via) return NO_NAME;
    return enter("via", id, { quotation: quotationAnchor(id), via }, { reason, message: `Passed on by ${nameOf(via)}.` });
  };
  return { heading: "Who passed the words on?", fields: whomFields(work.now.quotations.get(id).via?.source ?? null, "nobody did"), send, act: "Set" };
}

function nonePanel(id) {
  const send = (_, reason) => {
    const { label } = quotations.get(id), rows = [...quotations.keys()], next = rows[rows.indexOf(id) + 1] ?? rows[rows.indexOf(id) - 1];
    const own = work.entries.filter(it => !didCome(it) && it.correction === "quotation" && work.now.placed.get(it.id) === id);
    const message = `${label} is no quotation.`;
    if (own.length) change(work.entries.filter(it => didCome(it) || work.now.placed.get(it.id) !== id), message);
    else enter("not-a-quotation", id, { quotation: quotationAnchor(id) }, { reason, message });
    if (next) goTo(next, message);
    focusCard();
    return null;
  };
  return { heading: "Nobody says these words here.", fields: [], send, act: "It is none" };
}

function samePanel(id) {
  const select = selectOf("other", sourceOptions(null, id));
  const send = ({ other }, reason) => {
    if (!other.value) return "There is no other source.";
    const [one, two] = [id, other.value].map(it => work.now.sources.get(it) ?? came.sources.get(it));
    return enter("same-source", id, { source: sourceAnchor(two.isNew ? id : one.isNew ? two.id : id), other: sourceAnchor(two.isNew ? two.id : one.isNew ? id : two.id) }, { reason, message: `${one.name} and ${two.name} are one.` });
  };
  return { heading: `${work.now.sources.get(id).name} is the same as`, fields: [field("Which source?", select)], send, act: "They are one" };
}

function keepApart(id, other) {
  const [one, two] = [id, other].map(it => work.now.sources.get(it).name);
  enter("different-source", id, { source: sourceAnchor(id), other: sourceAnchor(other) }, { message: `${one} and ${two} are not one.` });
  focusControl("same");
}

function renamePanel(id) {
  const send = ({ name }, reason) => {
    if (!tidy(name.value)) return NO_NAME;
    return enter("rename", id, { source: sourceAnchor(id), name: tidy(name.value) }, { reason, message: `It is called ${tidy(name.value)} now.` });
  };
  return { heading: "What is it called?", fields: [field("Name", inputOf("name", work.now.sources.get(id).name))], send, act: "Set name" };
}

// What several fields say is one change: it is undone at once.
function enterAll(id, those, reason, message) {
  const changed = those.filter(([, , isChanged]) => isChanged);
  if (!changed.length) return say("Nothing was changed.");
  const kinds = changed.map(([kind]) => kind), kept = work.entries.filter(it => didCome(it) || !kinds.includes(it.correction) || work.now.placed.get(it.id) !== id);
  const entries = changed.map(([kind, fields]) => entryOf(kind, { source: sourceAnchor(id), ...fields }, reason));
  return change([...kept, ...entries], message);
}

function aboutPanel(id) {
  const { description, kind, named, name } = work.now.sources.get(id), tick = inputOf("named", "", "checkbox");
  tick.checked = named;
  const fields = [field("Description", inputOf("description", description)), field("Kind", selectOf("kind", SOURCE_KINDS.map(it => option(it, it, it === kind)))), field("it has a name", tick)];
  const send = (elements, reason) => enterAll(id, [
    ["describe", { description: tidy(elements.description.value) || null }, tidy(elements.description.value) !== (description ?? "")],
    ["kind", { kind: elements.kind.value }, elements.kind.value !== kind], ["named", { named: tick.checked }, tick.checked !== named],
  ], reason, `What ${name} is was changed.`);
  return { heading: `What is ${name}?`, fields, send, act: "Set" };
}

function termsPanel(id) {
  const { anonymity, name } = work.now.sources.get(id), labels = { condition: "Condition", reason: "Reason", knowledge: "How it is known" };
  const text = Object.entries(labels).map(([part, label]) => field(label, inputOf(`terms-${part}`, anonymity?.[part])));
  const many = Object.assign(inputOf("claimed", anonymity?.claimed, "number"), { min: 1, step: 1 });
  const send = (elements, why) => {
    const its = Object.keys(labels).map(part => [part, tidy(elements[`terms-${part}`].value)]).filter(([, it]) => it);
    const terms = { ...Object.fromEntries(its), ...(many.value && { claimed: Math.trunc(Number(many.value)) }) };
    return enterAll(id, [["anonymity", { anonymity: Object.keys(terms).length ? terms : null }, true]], why, `The terms of ${name} were changed.`);
  };
  return { heading: `On what terms does ${name} speak?`, fields: [...text, field("How many people, as the article says", many)], send, act: "Set" };
}
