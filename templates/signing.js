// On the page of a story's gate alone: what is signed here goes into the ledger with "attribution sign --from".
function signedPanel(id) {
  const fields = [field("How?", copy("signing")), field("Note (optional)", inputOf("note"))];
  const send = ({ how, note }, reason) => enter("signed", id, { quotation: quotationAnchor(id), how: how.value, note: tidy(note.value) },
    { reason, message: `${quotations.get(id).label} is signed. Save the file, and run: attribution sign FOLDER --from FILE` });
  return { heading: "You have checked this quotation, and answer for it.", fields, send, act: "Sign" };
}
