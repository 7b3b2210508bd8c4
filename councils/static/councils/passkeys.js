// Passkeys: the browser makes or shows one when the button is pressed, and the form carries it to the server.
// The form's data-passkey says which ("create" or "get"), its data-options what the server asks for.

const toBytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), letter => letter.charCodeAt(0));
const toText = bytes =>
    btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const withBytes = credentials => (credentials || []).map(each => ({ ...each, id: toBytes(each.id) }));

function readOptions(form) {
    const { publicKey } = JSON.parse(form.dataset.options);
    const options = { ...publicKey, challenge: toBytes(publicKey.challenge) };
    if (form.dataset.passkey === "get") {
        return { publicKey: { ...options, allowCredentials: withBytes(publicKey.allowCredentials) } };
    }
    const user = { ...publicKey.user, id: toBytes(publicKey.user.id) };
    return { publicKey: { ...options, user, excludeCredentials: withBytes(publicKey.excludeCredentials) } };
}

function written(credential) {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
        if (credential.response[name]) response[name] = toText(credential.response[name]);
    }
    return JSON.stringify({
        id: credential.id,
        rawId: toText(credential.rawId),
        type: credential.type,
        authenticatorAttachment: credential.authenticatorAttachment,
        clientExtensionResults: credential.getClientExtensionResults(),
        response,
    });
}

async function ask(event) {
    const form = event.target;
    event.preventDefault();
    form.querySelector("[data-failed]").hidden = true;
    try {
        const credential = await navigator.credentials[form.dataset.passkey](readOptions(form));
        form.elements.credential.value = written(credential);
        form.submit();
    } catch {
        form.querySelector("[data-failed]").hidden = false;
    }
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.addEventListener("submit", ask);
    form.querySelector("[data-needs-script]").hidden = !!window.PublicKeyCredential;
    form.querySelector("[data-ready]").hidden = !window.PublicKeyCredential;
}
