// Shows similar work beside a form while its title and summary are typed. It is help: the form never waits for it, and
// is as good without it.
const panel = document.getElementById("similar");
const form = document.getElementById("answers");
const place = panel.querySelector("[data-found]");
const about = ["title", "summary"];
const sent = [...about, "service_group", "earlier", "csrfmiddlewaretoken"];
const pause = 600;
const longest = 5_000;
let timer = 0;
let asking = new AbortController();
let last = "";
let next = "";

// Says it to those who do not see the panel, and to those who have not come to it yet.
const note = document.createElement("p");
note.setAttribute("role", "status");
form.querySelector(".bar").before(note);

function typed() {
    const answers = [...new FormData(form)].filter(([name]) => sent.includes(name));
    return new URLSearchParams([...answers, ["project", panel.dataset.project]]);
}

async function ask() {
    stop();
    const body = typed();
    if (!body.get("title").trim() || body.toString() === last) return;
    const mine = (asking = new AbortController());
    const late = setTimeout(() => mine.abort(), longest);
    try {
        const answer = await fetch(panel.dataset.address, { method: "POST", body, signal: mine.signal, redirect: "error" });
        if (!answer.ok) return;
        show(await answer.text());
        last = body.toString();
    } catch {
        // Stopped, late, or the line is down: what stands there stays.
    } finally {
        clearTimeout(late);
    }
}

// Nothing is replaced under the hands of somebody who is in the panel.
function show(html) {
    next = html;
    if (panel.contains(document.activeElement)) return;
    const found = new DOMParser().parseFromString(html, "text/html").body;
    next = "";
    place.replaceChildren(...found.childNodes);
    say(place.querySelector("[data-said]")?.textContent ?? "");
}

function say(words) {
    if (note.textContent === words) return;
    const link = document.createElement("a");
    link.className = "govuk-link";
    link.href = "#similar";
    link.textContent = words;
    note.replaceChildren(...(words ? [link] : []));
}

function stop() {
    clearTimeout(timer);
    asking.abort();
    next = "";
}

function soon() {
    stop();
    timer = setTimeout(ask, pause);
}

form.addEventListener("input", (event) => about.includes(event.target.name) && soon());
form.addEventListener("change", (event) => sent.includes(event.target.name) && ask());
form.addEventListener("submit", stop);
panel.addEventListener("change", soon);
panel.addEventListener("focusout", (event) => next && !panel.contains(event.relatedTarget) && setTimeout(show, 0, next));
addEventListener("pagehide", stop);
ask();
