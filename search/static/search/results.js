// Applies filters as they are set, without loading the whole page anew; the address follows. Without it the buttons
// "Show projects" and "Sort" do the same.
const form = document.getElementById("find");
const found = document.getElementById("found");
const longest = 10_000;
let asking = null;

function asked() {
    const given = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    return `${form.getAttribute("action")}?${given}`.replace(/\?$/, "");
}

// What somebody has unfolded stays so, and the focus stays where it is.
function keep(change) {
    const unfolded = [...found.querySelectorAll("details[open]")].map((each) => each.id);
    const focused = document.activeElement?.id;
    change();
    for (const id of unfolded) document.getElementById(id)?.setAttribute("open", "");
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

async function show(address) {
    asking?.abort();
    asking = new AbortController();
    found.setAttribute("aria-busy", "true");
    try {
        const signal = AbortSignal.any([asking.signal, AbortSignal.timeout(longest)]);
        const answer = await fetch(address, { signal });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const next = page.getElementById("found");
        if (!answer.ok || !next) return location.assign(address);
        keep(() => found.replaceChildren(...next.childNodes));
        document.title = page.title;
        document.getElementById("counted").textContent = found.querySelector("h1").textContent;
        return answer.url;
    } catch (error) {
        if (error.name !== "AbortError") location.assign(address);
    } finally {
        found.removeAttribute("aria-busy");
    }
}

document.addEventListener("change", async (event) => {
    if (event.target.form !== form || !found.contains(event.target)) return;
    const address = await show(asked());
    if (address) history.pushState({}, "", address);
});
addEventListener("popstate", () => show(location.href));
