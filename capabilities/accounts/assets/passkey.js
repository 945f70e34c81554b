// Passkeys. A form marked data-passkey="create" or "get" carries the options as JSON in data-passkey-options. Its button
// stays hidden until a browser can use it; what the page offers instead works without this script.
//   [data-passkey-start]   the button, hidden
//   [data-passkey-absent]  what is said where passkeys cannot be used, shown
//   [data-passkey-failed]  what is said when it did not work, hidden
//   input[name=passkey]    receives the answer; then the form is sent
{
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const named = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

  async function ask(form) {
    const options = JSON.parse(form.dataset.passkeyOptions);
    options.challenge = bytes(options.challenge);
    if (form.dataset.passkey === "create") {
      options.user.id = bytes(options.user.id);
      options.excludeCredentials = named(options.excludeCredentials);
      return navigator.credentials.create({ publicKey: options });
    }
    options.allowCredentials = named(options.allowCredentials);
    return navigator.credentials.get({ publicKey: options });
  }

  function written(credential) {
    const { response } = credential;
    const answer = { clientDataJSON: text(response.clientDataJSON) };
    if (response.attestationObject) {
      answer.attestationObject = text(response.attestationObject);
      answer.transports = response.getTransports ? response.getTransports() : [];
    } else {
      answer.authenticatorData = text(response.authenticatorData);
      answer.signature = text(response.signature);
      answer.userHandle = response.userHandle ? text(response.userHandle) : null;
    }
    return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response: answer });
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const button = form.querySelector("[data-passkey-start]");
    const failed = form.querySelector("[data-passkey-failed]");
    const absent = form.querySelector("[data-passkey-absent]");
    if (!button || !window.PublicKeyCredential) continue;
    button.hidden = false;
    if (absent) absent.hidden = true;
    button.addEventListener("click", async (event) => {
      event.preventDefault();
      button.disabled = true;
      if (failed) failed.hidden = true;
      try {
        form.elements.passkey.value = written(await ask(form));
        form.submit();
      } catch {
        button.disabled = false;
        if (failed) failed.hidden = false;
      }
    });
  }
}
