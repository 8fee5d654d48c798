// Makes or uses a passkey: the only thing here that a page cannot do without a script. The form says what to ask
// (data-options, as JSON) and which of the two to do (data-wm-passkey); the answer is sent by the form itself.
const BYTES = ["challenge", "id"];

function bytesOf(words) {
  const plain = words.replace(/-/g, "+").replace(/_/g, "/");
  return Uint8Array.from(atob(plain), (letter) => letter.charCodeAt(0));
}

function wordsOf(buffer) {
  const plain = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return plain.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

// What the browser wants as bytes comes as words: the challenge, and the id of the member and of each passkey.
function asked(value) {
  if (Array.isArray(value)) return value.map(asked);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([name, inner]) => [
        name,
        BYTES.includes(name) && typeof inner === "string" ? bytesOf(inner) : asked(inner),
      ]),
  );
}

function answered(credential) {
  const { response } = credential;
  const said = { clientDataJSON: wordsOf(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) said[name] = wordsOf(response[name]);
  }
  if (response.getTransports) said.transports = response.getTransports();
  return {
    id: credential.id,
    rawId: wordsOf(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    response: said,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

// The relying party has an `id` too, which stays words.
function optionsOf(form) {
  const { rp, ...rest } = JSON.parse(form.dataset.options).publicKey;
  return { publicKey: rp ? { rp, ...asked(rest) } : asked(rest) };
}

async function act(form) {
  const said = form.querySelector("[role=alert]");
  said.textContent = "";
  try {
    const options = optionsOf(form);
    const make = form.dataset.wmPasskey === "make";
    const credential = await (make ? navigator.credentials.create(options) : navigator.credentials.get(options));
    form.elements.passkey.value = JSON.stringify(answered(credential));
    form.submit();
  } catch {
    said.textContent = form.dataset.failed;
  }
}

for (const form of document.querySelectorAll("[data-wm-passkey]")) {
  const button = form.querySelector("button");
  form.querySelector(".wm-passkey__without").hidden = true;
  button.hidden = false;
  button.addEventListener("click", () => act(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act(form);
  });
}
