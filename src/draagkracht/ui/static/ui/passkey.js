/* A passkey: made and used by the device. A form with data-passkey asks the device when its button is pressed. */
(() => {
  if (!window.PublicKeyCredential) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const ids = (list) => (list || []).map((item) => ({ ...item, id: bytes(item.id) }));

  const make = async (own) => {
    const user = { ...own.user, id: bytes(own.user.id) };
    const publicKey = { ...own, user, challenge: bytes(own.challenge), excludeCredentials: ids(own.excludeCredentials) };
    return navigator.credentials.create({ publicKey });
  };
  const use = async (own) =>
    navigator.credentials.get({
      publicKey: { ...own, challenge: bytes(own.challenge), allowCredentials: ids(own.allowCredentials) },
    });
  const plain = (made) => {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (made.response[name]) response[name] = text(made.response[name]);
    }
    return JSON.stringify({
      id: made.id,
      rawId: text(made.rawId),
      type: made.type,
      response,
      clientExtensionResults: made.getClientExtensionResults(),
    });
  };

  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    form.hidden = false;
    const failed = form.querySelector("[data-niet]");
    form.querySelector("button").addEventListener("click", async () => {
      failed.hidden = true;
      try {
        const isNew = form.dataset.passkey === "maak";
        const found = isNew ? JSON.parse(form.dataset.opties) : await (await fetch(form.action)).json();
        const made = await (isNew ? make : use)(found.publicKey);
        form.elements.credential.value = plain(made);
        form.submit();
      } catch {
        failed.hidden = false; // stopped by the person, or by a device that cannot
      }
    });
  });
})();
