// Keeps what is typed into a task, two seconds after the last key: whoever loses the browser loses nothing.
// Without it the button "Keep and finish later" does the same.
const form = document.querySelector("main form[method=post]");
const longest = 10_000;
let timer = 0;
let keeping = null;

function keep() {
    const typed = new FormData(form);
    typed.set("keep", "1");
    const sent = {
        method: "POST",
        body: new URLSearchParams(typed),
        headers: { "X-Kept-By": "script" },
        keepalive: true,
        signal: AbortSignal.timeout(longest),
    };
    keeping = fetch(location.pathname, sent)
        .catch(() => {})
        .finally(() => (keeping = null));
}

// What is on its way would come after what is saved, and stand there as unfinished: so saving waits for it.
function submit(event) {
    clearTimeout(timer);
    if (!keeping) return;
    event.preventDefault();
    keeping.then(() => form.requestSubmit(event.submitter));
}

form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 2000);
});
form.addEventListener("submit", submit);
addEventListener("pagehide", () => clearTimeout(timer));
